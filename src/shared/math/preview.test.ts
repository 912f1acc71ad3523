import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../domain/ids.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { accountValues } from './account-values.ts';
import { decimal, toText, ZERO } from './decimal.ts';
import { orderFee } from './fees.ts';
import { orderTerms, orderTokens } from './order-terms.ts';
import { previewOrder } from './preview.ts';
import { MARKET, riskAccount, share, USDC, WORKED_LONG, WORKED_SHORT, WS } from './testing.ts';
import { fromBaseUnits } from './units.ts';

const MARK = '0.0458';

function preview(account: RiskAccount, changed: Partial<OrderDraft>, feeBps = 100) {
  const draft: OrderDraft = {
    account: ownerAddress(`0x${'a'.repeat(40)}`),
    symbol: MARKET.symbol,
    intent: 'open-long',
    sellAmount: '4',
    execution: { kind: 'market', protection: { kind: 'slippage', bps: 50 } },
    ...changed,
  };
  const { decimals } = orderTokens(draft.intent, MARKET).sell;
  const feeAmount = orderFee(draft.sellAmount, share(feeBps), decimals).amount;
  const terms = orderTerms(draft, MARKET, MARK, feeAmount, 0);
  if (!terms) throw new Error('no terms');
  return previewOrder(account, terms, MARKET, MARK);
}

const limit = (minBuyAmount: string) =>
  ({ kind: 'limit', minBuyAmount, validForSeconds: 600 }) as const;
const assetOf = (account: RiskAccount, { token }: { readonly token: string }) =>
  account.assets.find((asset) => asset.token === token);
const oneUsdc = riskAccount({ collateral: '1' });

describe('the preview of an open', () => {
  it('matches the worked long and the worked short, with the fee borrowed on top', () => {
    expect(preview(oneUsdc, {}).accountAfter).toEqual(WORKED_LONG);
    const short = preview(oneUsdc, { intent: 'open-short', sellAmount: '87.5' });
    expect(short.accountAfter).toEqual(WORKED_SHORT);
    expect(short.after).toMatchObject({ side: 'short', regime: 'safe' });
  });

  it('shows the resulting position, not the order: a second long adds to the first', () => {
    const { before, after } = preview(WORKED_LONG, { sellAmount: '1' });
    expect(before.debt).toBe('4.04');
    expect(after.debt).toBe('5.05');
    const soft = [before, after].map(({ softLiquidation: figure }) =>
      decimal(figure.kind === 'at' ? figure.price : '0'),
    );
    expect(soft[1]?.gt(soft[0] ?? ZERO)).toBe(true);
  });

  it('shows a cost of exactly the fee for a fill at the oracle’s price', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(units, fc.nat(300), (sold, feeBps) => {
        const sellAmount = fromBaseUnits(sold, 18);
        const rich = riskAccount({ collateral: '1000000' });
        const { accountAfter, expectedBuy } = preview(
          rich,
          { intent: 'open-short', sellAmount },
          feeBps,
        );
        const before = accountValues(rich)?.equity ?? ZERO;
        const after = accountValues(accountAfter)?.equity ?? ZERO;
        const owed = decimal(assetOf(accountAfter, WS)?.debt ?? '0');
        const fee = owed.minus(decimal(sellAmount)).times(decimal(MARK));
        // The bought amount is cut to a base unit of USDC, so at most a millionth is lost besides the fee.
        const dust = decimal(sellAmount).times(decimal(MARK)).minus(decimal(expectedBuy));
        expect(dust.gte(ZERO) && dust.lt(decimal('0.000001'))).toBe(true);
        expect(toText(before.minus(after))).toBe(toText(fee.plus(dust)));
      }),
    );
  });

  it('is never better at its worst fill than at mark', () => {
    const { after, afterWorst, worstPrice } = preview(oneUsdc, {});
    expect(decimal(afterWorst?.equity ?? '0').lt(decimal(after.equity ?? '0'))).toBe(true);
    expect(worstPrice).toMatch(/^0\.04603015/);
  });

  it('has no worst price without protection', () => {
    const protection = { kind: 'unprotected' } as const;
    const { worstPrice, after, afterWorst } = preview(oneUsdc, {
      execution: { kind: 'market', protection },
    });
    expect([worstPrice, afterWorst]).toEqual([null, null]);
    expect(after).toEqual(preview(oneUsdc, {}).after);
  });
});

describe('the preview of a limit order', () => {
  it('values base at the price at which the order will fill, not at the current price', () => {
    // 8 USDC at 0.03: 266.67 wS worth 8 USD at the fill, not the 12.2 USD they are worth now.
    const { after, accountAfter } = preview(oneUsdc, {
      sellAmount: '8',
      execution: limit('266.67'),
    });
    expect(assetOf(accountAfter, WS)?.price).toMatch(/^0\.02999962500/);
    expect(after.equity).toMatch(/^0\.91999999999999/);
    expect(after.health).toMatchObject({ value: expect.stringMatching(/^1\.58/) });
  });

  it('values a resting short’s debt at its own, higher price', () => {
    const { accountAfter } = preview(oneUsdc, {
      intent: 'open-short',
      sellAmount: '80',
      execution: limit('4.8'),
    });
    expect(assetOf(accountAfter, WS)?.price).toBe('0.06');
  });

  it('assumes the market reaches the limit: down to a buyer’s price, up to a seller’s', () => {
    const priceAt = (changed: Partial<OrderDraft>) =>
      assetOf(preview(oneUsdc, changed).accountAfter, WS)?.price;
    expect(priceAt({ execution: limit('300') })).toBe('0.013333333333333333');
    const short = { intent: 'open-short', sellAmount: '300', execution: limit('20') } as const;
    expect(priceAt(short)).toBe('0.066666666666666667');
  });

  it('values base at the current price once the market has passed the limit', () => {
    const long = preview(oneUsdc, { execution: limit('80') });
    expect(assetOf(long.accountAfter, WS)?.price).toBe(MARK);
    expect(long).toMatchObject({ expectedBuy: '80', worstPrice: '0.05' });
    const short = preview(oneUsdc, {
      intent: 'open-short',
      sellAmount: '80',
      execution: limit('3.2'),
    });
    expect(assetOf(short.accountAfter, WS)?.price).toBe(MARK);
  });

  it('shows figures as unknown when a price is missing', () => {
    const blind = riskAccount({ collateral: '1' }, { price: null });
    const { after } = preview(blind, { execution: limit('100') });
    expect(after).toMatchObject({ equity: null, regime: 'unknown', health: { kind: 'unknown' } });
  });
});

describe('the preview of a close', () => {
  it('takes amount and fee from collateral and repays debt', () => {
    const { accountAfter } = preview(WORKED_LONG, { intent: 'close-long', sellAmount: '50' });
    // 87.336… − 50 − 0.5 wS; 50 · 0.0458 = 2.29 USDC repaid.
    expect(assetOf(accountAfter, WS)?.collateral).toBe('36.836244541484716157');
    expect(assetOf(accountAfter, USDC)).toMatchObject({ debt: '1.75', collateral: '1' });
  });

  it('keeps the surplus over the debt as collateral, and is safe without debt', () => {
    const { after, accountAfter } = preview(WORKED_SHORT, {
      intent: 'close-short',
      sellAmount: '4.5',
    });
    const [bought, owed] = [decimal('4.5').div(decimal(MARK)), decimal('88.375')];
    const left = decimal(assetOf(accountAfter, WS)?.collateral ?? '0');
    expect(assetOf(accountAfter, WS)?.debt).toBe('0');
    expect(left.minus(bought.minus(owed)).abs().lt(decimal('0.000000000000000001'))).toBe(true);
    expect(after).toMatchObject({ health: { kind: 'none' }, regime: 'safe', side: 'long' });
  });
});

describe('the summary of an account', () => {
  it('has no side and no liquidation price without base', () => {
    expect(preview(oneUsdc, {}).before).toMatchObject({
      side: null,
      leverage: '1',
      softLiquidation: { kind: 'none' },
      fullLiquidation: { kind: 'none' },
    });
  });

  it('has no leverage once the equity is gone', () => {
    const under = riskAccount({ collateral: '1', debt: '9' }, { collateral: '100' });
    expect(preview(under, {}).before).toMatchObject({
      equity: '0',
      leverage: null,
      regime: 'full',
    });
  });
});
