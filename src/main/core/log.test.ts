import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

const KEY = `0x${'a1'.repeat(32)}`;
const SIGNATURE = `0x${'b2'.repeat(65)}`;
const SECRETS = {
  key: KEY,
  privateKey: KEY,
  secret: KEY,
  signature: SIGNATURE,
  delegateSignature: SIGNATURE,
  mnemonic: 'test test test test test test test test test test test junk',
};

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ballast-log-'));
  path = join(folder, 'data', 'ballast.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (): unknown[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the log', () => {
  it('makes its folder and appends one JSON line per event, with its level, time and facts', () => {
    const log = createLog(path);
    log.info('connection', { state: 'live' });
    log.warn('clock.offset', { offsetMs: 2_100 });
    log.error('connection.bug');
    createLog(path).info('started again');
    const time = expect.any(Number);
    expect(lines()).toEqual([
      { level: 30, time, state: 'live', msg: 'connection' },
      { level: 40, time, offsetMs: 2_100, msg: 'clock.offset' },
      { level: 50, time, msg: 'connection.bug' },
      { level: 30, time, msg: 'started again' },
    ]);
  });

  it.each(['info', 'warn', 'error'] as const)(
    'leaves out every field that could hold a secret, at %s too, and keeps the rest',
    (level) => {
      createLog(path)[level]('signed', { ...SECRETS, clientOrderId: 'ord_1' });
      createLog(path)[level]('signed', { order: { ...SECRETS, clientOrderId: 'ord_1' } });
      const [flat, nested] = lines();
      const frame = { level: expect.any(Number), time: expect.any(Number), msg: 'signed' };
      expect(flat).toEqual({ ...frame, clientOrderId: 'ord_1' });
      expect(nested).toEqual({ ...frame, order: { clientOrderId: 'ord_1' } });
    },
  );

  it('leaves out a whole object under such a name', () => {
    createLog(path).info('signed', { signature: { r: KEY, s: KEY } });
    expect(readFileSync(path, 'utf8')).not.toContain(KEY);
  });

  it('leaves a key or a signature out of any text, list and depth, and keeps hashes and ids', () => {
    const hash = `0x${'c3'.repeat(32)}`;
    createLog(path).error('background.failed', {
      error: `Error: cannot use ${KEY} for ${SIGNATURE}`,
      deep: { list: [{ delegateKey: KEY, sig: SIGNATURE, note: KEY.slice(2) }] },
      txHash: hash,
      sessionId: hash,
    });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain(KEY.slice(2));
    expect(text).not.toContain(SIGNATURE.slice(2));
    expect(lines()).toMatchObject([
      {
        error: 'Error: cannot use [hex] for [hex]',
        deep: { list: [{ note: '[hex]' }] },
        txHash: hash,
        sessionId: hash,
      },
    ]);
  });

  it('takes nothing from the object that its caller passed', () => {
    const facts = { ...SECRETS, order: { ...SECRETS } };
    createLog(path).info('signed', facts);
    expect(facts).toEqual({ ...SECRETS, order: SECRETS });
  });
});
