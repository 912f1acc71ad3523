import { parseEther } from 'viem';

/** The risk rules a devnet is deployed with. */
export interface RiskParams {
  /** Maintenance rate of wS and USDC, in basis points of their value. */
  readonly mmBps: { readonly wS: number; readonly USDC: number };
  /** Health factor below which a soft liquidation may start, in basis points. */
  readonly hfTargetBps: number;
  /** Minimum health factor after the user's own actions, in basis points. */
  readonly hfSafeBps: number;
  /** Minimum equity of an account with debt, in 1e-18 USD. */
  readonly minEquityUsdWad: bigint;
  /** Yearly borrow rate of wS and USDC, as a fraction of 1e18. With zero, debts do not grow. */
  readonly borrowAprWad: { readonly wS: bigint; readonly USDC: bigint };
  /** The oracle rejects prices older than this. */
  readonly stalenessSeconds: number;
}

/** The venue's standard rules, except that debts do not grow and prices stay fresh for a day. */
export const defaultRiskParams: RiskParams = {
  mmBps: { wS: 500, USDC: 200 },
  hfTargetBps: 15_000,
  hfSafeBps: 16_000,
  minEquityUsdWad: parseEther('0.5'),
  borrowAprWad: { wS: 0n, USDC: 0n },
  stalenessSeconds: 86_400,
};
