import { parseEther } from 'viem';

/** The risk rules a devnet is deployed with. */
export interface RiskParams {
  /** Maintenance rate of wS and USDC, in 1/10 000 of their value. */
  readonly mmBps: { readonly wS: number; readonly USDC: number };
  /** Health factor below which a soft liquidation may start, in 1/10 000. */
  readonly hfTargetBps: number;
  /** Lowest health factor that the user's own actions may leave, in 1/10 000. */
  readonly hfSafeBps: number;
  /** Smallest equity of an account with debt, in USD · 1e18. */
  readonly minEquityUsdWad: bigint;
  /** Yearly borrow rate of wS and USDC, as a fraction of 1e18. With zero, debts do not grow. */
  readonly borrowAprWad: { readonly wS: bigint; readonly USDC: bigint };
  /** The oracle refuses a price older than this. */
  readonly stalenessSeconds: number;
}

/** The venue's usual rules, with debts that do not grow and prices that stay fresh for a day. */
export const defaultRiskParams: RiskParams = {
  mmBps: { wS: 500, USDC: 200 },
  hfTargetBps: 15_000,
  hfSafeBps: 16_000,
  minEquityUsdWad: parseEther('0.5'),
  borrowAprWad: { wS: 0n, USDC: 0n },
  stalenessSeconds: 86_400,
};
