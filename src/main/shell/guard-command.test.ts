import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../shared/contract/commands.ts';
import { guardCommand } from './guard-command.ts';

const OWN = 'app://ballast';
const guard = (...args: readonly unknown[]) =>
  guardCommand({ isMainFrame: true, origin: OWN, args }, OWN);

const account = `0x${'a'.repeat(40)}`;

describe('the guard before every command', () => {
  it('accepts only the main frame of our own page', () => {
    const args = ['app.snapshot', {}];
    const from = (isMainFrame: boolean, origin: string | null) =>
      guardCommand({ isMainFrame, origin, args }, OWN);
    expect(from(true, OWN)).toEqual({ ok: true, value: { name: 'app.snapshot', input: {} } });
    for (const sender of [
      from(false, OWN),
      from(true, null),
      from(true, 'https://example.com'),
      from(true, 'app://ballast.example.com'),
      from(true, 'app://'),
      from(true, 'null'),
    ]) {
      expect(sender).toEqual({ ok: false, error: { code: 'FORBIDDEN_SENDER' } });
    }
  });

  it('accepts exactly the commands of the contract', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'app', '', 'APP.SNAPSHOT']) {
      expect(guard(name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } });
    }
    for (const name of [1, null, undefined, {}, ['app.snapshot']]) {
      expect(guard(name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } });
    }
  });

  it('takes exactly a name and an input', () => {
    for (const args of [[], ['app.snapshot'], ['app.snapshot', {}, {}]]) {
      expect(guard(...args)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    }
  });

  it('refuses fields that a command does not have', () => {
    expect(guard('accounts.select', { account, key: '0x1' })).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT' },
    });
    expect(guard('accounts.select', { account })).toMatchObject({ ok: true });
  });

  it('says what is wrong without echoing the input', () => {
    const secret = 'attacker-text';
    const refused = guard('accounts.select', { account: secret });
    expect(refused).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    expect(JSON.stringify(refused)).not.toContain(secret);
    const unknownField = guard('accounts.select', { account, [secret]: 1 });
    expect(JSON.stringify(unknownField)).not.toContain(secret);
  });

  it('rejects cyclic, deep, wide and long input before parsing it', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const deep = Array.from({ length: 1_000 }).reduce<unknown>((inner) => [inner], 1);
    const wide = new Array(1_000_000).fill(0);
    for (const input of [cyclic, deep, wide, 'x'.repeat(10_000_000), new Map(), () => 1, 1n]) {
      expect(guard('app.snapshot', input)).toMatchObject({
        ok: false,
        error: {
          code: 'BAD_INPUT',
          issues: [{ path: '', code: 'NOT_PLAIN_DATA' }],
        },
      });
    }
  });

  it('answers any input with a bounded refusal or a parsed input, and never throws', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const names = fc.constantFrom(...Object.keys(commands));
    fc.assert(
      fc.property(fc.oneof(names, anything), anything, (name, input) => {
        const answer = guard(name, input);
        if (!answer.ok) expect(JSON.stringify(answer).length).toBeLessThan(5_000);
      }),
      { numRuns: 2_000 },
    );
  });

  it('rejects an own __proto__ property', () => {
    const input: unknown = JSON.parse(`{"account":"${account}","__proto__":{"polluted":true}}`);
    guard('accounts.select', input);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
