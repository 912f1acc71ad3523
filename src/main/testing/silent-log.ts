import type { Log } from '../ports.ts';

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
