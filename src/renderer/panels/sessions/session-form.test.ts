import { describe, expect, it } from 'vitest';
import { ownerAddress, tokenAddress } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import { defaultForm, toCreateSession } from './session-form.ts';

const account = ownerAddress(`0x${'a'.repeat(40)}`);
const usdc = { address: tokenAddress(`0x${'1'.repeat(40)}`), symbol: 'USDC', decimals: 6 };
const ws = { address: tokenAddress(`0x${'2'.repeat(40)}`), symbol: 'wS', decimals: 18 };
const form = defaultForm([usdc, ws]);

describe('the new session form', () => {
  it('defaults to a day of trading with limits', () => {
    expect(toCreateSession(form, account, [usdc, ws])).toEqual(
      ok({
        account,
        count: 1,
        validForSeconds: 86_400,
        maxCalls: 500,
        maxFeeBps: 100,
        limits: [
          { token: usdc.address, limit: '5000' },
          { token: ws.address, limit: 'unlimited' },
        ],
      }),
    );
  });

  it('reports every invalid field at once', () => {
    const wrong = {
      count: '9',
      hours: '0',
      calls: 'many',
      maxFee: '101',
      limits: { USDC: '1.0000001', wS: '' },
    };
    const result = toCreateSession(wrong, account, [usdc, ws]);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error).toHaveLength(6);
  });

  it('accepts a fee to the hundredth of a percent', () => {
    expect(toCreateSession({ ...form, maxFee: '0.25' }, account, [])).toMatchObject({
      value: { maxFeeBps: 25 },
    });
    expect(toCreateSession({ ...form, maxFee: '0.255' }, account, [])).toMatchObject({ ok: false });
  });
});
