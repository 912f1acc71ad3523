import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWad, mulWad, toWad, WAD } from '../fixed.ts';
import { type AssetRisk, priceAtHealth } from './liquidation-price.ts';

const pct = WAD / 100n;
const price = 45_800_000_000_000_000n;
const usdc = (collateral: bigint, debt: bigint): AssetRisk => ({
  collateral: toWad(collateral, 6),
  debt: toWad(debt, 6),
  priceUsd: WAD,
  maintenance: 2n * pct,
});
const ws = (collateral: bigint, debt: bigint): AssetRisk => ({
  collateral,
  debt,
  priceUsd: price,
  maintenance: 5n * pct,
});
const target = (WAD * 15n) / 10n;

const healthAt = (assets: readonly AssetRisk[]): bigint => {
  const sum = (of: (asset: AssetRisk) => bigint) => assets.reduce((all, a) => all + of(a), 0n);
  const equity = sum((a) => mulWad(a.collateral - a.debt, a.priceUsd));
  const maintenance = sum((a) => mulWad(mulWad(a.collateral + a.debt, a.priceUsd), a.maintenance));
  return (equity * WAD) / maintenance;
};

describe('the liquidation price', () => {
  it('of the worked long: 4 USDC and 0.04 fee borrowed on 1 USDC', () => {
    const base = ws(87_336_244_541_484_716_157n, 0n);
    const quote = usdc(1_000_000n, 4_040_000n);
    expect(formatWad(priceAtHealth(base, [quote], target) ?? 0n, 11)).toBe('0.03950188108');
    expect(formatWad(priceAtHealth(base, [quote], WAD) ?? 0n, 11)).toBe('0.03785490526');
  });

  it('of the worked short: 87.5 wS and 0.875 fee borrowed on 1 USDC', () => {
    const base = ws(0n, 88_375_000_000_000_000_000n);
    const quote = usdc(5_007_500n, 0n);
    expect(formatWad(priceAtHealth(base, [quote], target) ?? 0n, 11)).toBe('0.05112752869');
    expect(formatWad(priceAtHealth(base, [quote], WAD) ?? 0n, 11)).toBe('0.05288448844');
  });

  it('is where the health factor equals the threshold', () => {
    fc.assert(
      fc.property(fc.bigInt(WAD, 10_000n * WAD), fc.bigInt(1_000_000n, 400_000_000n), (c, debt) => {
        const base = ws(c, 0n);
        const quote = usdc(500_000n, debt);
        const at = priceAtHealth(base, [quote], target);
        fc.pre(at !== undefined && at > 10n ** 12n);
        const off = healthAt([{ ...base, priceUsd: at ?? 0n }, quote]) - target;
        expect(off > -(10n ** 9n) && off < 10n ** 9n).toBe(true);
      }),
    );
  });

  it('does not exist without debt', () => {
    expect(priceAtHealth(ws(10n * WAD, 0n), [usdc(5_000_000n, 0n)], WAD)).toBeUndefined();
  });
});
