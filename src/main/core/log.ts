import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, pino } from 'pino';
import type { Log } from './ports.ts';
import { redact } from './redact.ts';

/** Appends JSON lines to a file. Anything that could be a secret is left out, in case it is passed by mistake. */
export function createLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true });
  const logger = pino({ base: null }, destination({ dest: path, sync: true }));
  return {
    info: (event, facts) => logger.info(redact(facts ?? {}), event),
    warn: (event, facts) => logger.warn(redact(facts ?? {}), event),
    error: (event, facts) => logger.error(redact(facts ?? {}), event),
  };
}
