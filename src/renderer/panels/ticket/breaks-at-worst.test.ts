import { describe, expect, it } from 'vitest';
import { aged } from '../../../shared/domain/aged.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import { MARKET, riskAccount } from '../../../shared/math/testing.ts';
import { checkPolicy } from '../../../shared/policy/check-policy.ts';
import { facts, NOW, openLong } from '../../../shared/policy/testing.ts';
import { breaksAtWorst } from './breaks-at-worst.ts';

const protect = (draft: OrderDraft, bps: number): OrderDraft => ({
  ...draft,
  execution: { kind: 'market', protection: { kind: 'slippage', bps } },
});

function breaks(draft: OrderDraft, minEquity = '0.5') {
  const account = riskAccount({ collateral: '1' });
  const risk = aged({ ...account, thresholds: { ...account.thresholds, minEquity } }, NOW);
  const { preview } = checkPolicy(draft, { ...facts, markets: [MARKET], risk });
  if (!preview) throw new Error('no preview');
  return breaksAtWorst(preview);
}

describe('the worst fill of an order', () => {
  it('is nothing to warn of as long as the venue would let it through', () => {
    expect(breaks(openLong('4'))).toEqual([]);
  });

  it('is warned of when only the slippage takes the health factor below safe', () => {
    expect(breaks(protect(openLong('4'), 1_000))).toEqual([]);
    expect(breaks(protect(openLong('6'), 500))).toEqual(['health']);
  });

  it('is warned of when only the slippage takes the equity below the least', () => {
    expect(breaks(protect(openLong('4'), 1_000), '0.9')).toEqual(['equity']);
  });

  it('is not warned of when a fill at mark is refused for the same reason', () => {
    expect(breaks(openLong('20'))).toEqual([]);
  });

  it('is unknown for an unprotected order', () => {
    const draft = openLong('6');
    const execution = { kind: 'market', protection: { kind: 'unprotected' } } as const;
    expect(breaks({ ...draft, execution })).toEqual([]);
  });
});
