import { randomBytes } from 'node:crypto';
import type { Random } from './ports.ts';

/** The computer's own randomness. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) };
