import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, pino } from 'pino';
import type { Log } from './ports.ts';

/** Never meant to be logged; should one of these be passed by mistake, its value is left out. */
const SECRET_FIELDS = ['key', 'privateKey', 'secret', 'signature', 'delegateSignature', 'mnemonic'];

/** Appends JSON lines to a file; fields that could hold a secret are removed at any of the first two levels. */
export function createLog(path: string): Log {
  mkdirSync(dirname(path), { recursive: true });
  const logger = pino(
    {
      base: null,
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), remove: true },
    },
    destination({ dest: path, sync: true }),
  );
  return {
    info: (event, facts) => logger.info(facts ?? {}, event),
    warn: (event, facts) => logger.warn(facts ?? {}, event),
    error: (event, facts) => logger.error(facts ?? {}, event),
  };
}
