import type { Address } from 'viem';
import type { ChainReader } from '../chain-reader.ts';
import { isRevert } from '../chain-reader.ts';
import type { Faults } from '../faults/faults.ts';
import { divWad, formatWad, mulWad, toWad, WAD } from '../fixed.ts';
import type { PriceFeed } from '../market/price-feed.ts';
import type { Market } from '../token.ts';
import { type AccountRisk, readAccountRisk } from './account-risk.ts';
import type { Exposure, Side } from './exposure.ts';
import type { Ledger } from './ledger.ts';

export interface PositionRow {
  readonly address: Address;
  readonly chainId: number;
  readonly symbol: string;
  readonly side: Side;
  readonly marginType: 'cross';
  readonly size: string;
  readonly notional: string;
  readonly margin: string;
  readonly leverage: string;
  readonly entryPrice: string;
  readonly markPrice: string;
  readonly unrealizedPnl: string;
  readonly healthFactor: string;
  readonly partialLiquidationPrice: string;
  readonly fullLiquidationPrice: string;
  readonly liquidationPrice: string;
  readonly liquidationPriceReason: string | null;
  readonly openedAt: number;
  readonly updatedAt: number;
}

const PRICE_DIGITS = 10;

/**
 * An account's open positions: one row for each side with an exposure that the chain still holds (a long is wS
 * collateral, a short is wS debt). `README.md` explains each field.
 */
export async function positionRows(
  user: Address,
  chainId: number,
  market: Market,
  reader: ChainReader,
  ledger: Ledger,
  prices: PriceFeed,
  faults: Faults,
): Promise<readonly PositionRow[]> {
  const exposures = [...ledger.of(user).exposures];
  if (exposures.length === 0) return faults.ghostRows ? ghosts(user, chainId, market) : [];
  const { address, decimals } = market.base;
  const [collateral, debt, risk] = await Promise.all([
    reader.collateral(user, address),
    reader.debt(user, address),
    faults.zeroRisk ? undefined : readRisk(),
  ]);
  const mark = prices.latest?.mark ?? 0n;
  const rows = exposures.flatMap(([side, exposure]) => {
    const size = toWad(side === 'long' ? collateral : debt, decimals);
    return size === 0n
      ? []
      : [
          {
            ...identity(user, chainId, market, side),
            ...figures(side, exposure, size, mark, risk),
          },
        ];
  });
  return faults.ghostRows ? [...rows, ...ghosts(user, chainId, market)] : rows;

  async function readRisk(): Promise<AccountRisk | undefined> {
    try {
      return await readAccountRisk(user, market, reader);
    } catch (error) {
      if (isRevert(error)) return undefined;
      throw error;
    }
  }
}

const identity = (user: Address, chainId: number, market: Market, side: Side) =>
  ({ address: user, chainId, symbol: market.symbol, side, marginType: 'cross' }) as const;

function figures(
  side: Side,
  exposure: Exposure,
  size: bigint,
  mark: bigint,
  risk: AccountRisk | undefined,
) {
  const notional = mulWad(size, mark);
  const margin = divWad(notional, risk?.leverage ?? 0n) ?? 0n;
  const gain = mulWad(exposure.base, mark - exposure.entryPrice);
  return {
    size: formatWad(size),
    notional: formatWad(notional, 6),
    margin: formatWad(margin, 6),
    leverage: formatWad(risk?.leverage ?? 0n, 4),
    entryPrice: formatWad(exposure.entryPrice, PRICE_DIGITS),
    markPrice: formatWad(mark, PRICE_DIGITS),
    unrealizedPnl: formatWad(side === 'long' ? gain : -gain, 6),
    ...riskFigures(risk),
    openedAt: exposure.openedAt,
    updatedAt: exposure.updatedAt,
  };
}

/** `"0"` if the chain could not be read or no price liquidates; the reason says which. */
function riskFigures(risk: AccountRisk | undefined) {
  const partial = formatWad(risk?.partialLiquidationPrice ?? 0n, PRICE_DIGITS);
  return {
    healthFactor: risk === undefined ? '0' : formatHealth(risk.health),
    partialLiquidationPrice: partial,
    fullLiquidationPrice: formatWad(risk?.fullLiquidationPrice ?? 0n, PRICE_DIGITS),
    liquidationPrice: partial,
    liquidationPriceReason:
      risk === undefined
        ? 'chain_read_failed'
        : risk.partialLiquidationPrice === undefined
          ? 'not_liquidatable'
          : null,
  };
}

const formatHealth = (health: bigint | undefined): string =>
  health === undefined ? '999999' : formatWad(health, 6);

/** Two closed positions, like those the venue listed before it filtered them out. */
function ghosts(user: Address, chainId: number, market: Market): readonly PositionRow[] {
  const exposure = { base: WAD, quote: WAD, entryPrice: WAD, openedAt: 0, updatedAt: 0 };
  const ghost = (side: Side, liquidationPriceReason: string): PositionRow => ({
    ...identity(user, chainId, market, side),
    ...figures(side, exposure, WAD, WAD, undefined),
    liquidationPriceReason,
  });
  return [ghost('short', 'user_debt_unavailable'), ghost('long', 'user_collateral_unavailable')];
}
