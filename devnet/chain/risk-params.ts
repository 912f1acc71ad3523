import { parseEther } from 'viem';
import type { RiskParams } from './chain.ts';

/** The venue's usual rules, with debts that do not grow and prices that last for a day. */
export const defaultRiskParams: RiskParams = {
  mmBps: { wS: 500, USDC: 200 },
  hfTargetBps: 15_000,
  hfSafeBps: 16_000,
  minEquityUsdWad: parseEther('0.5'),
  borrowAprWad: { wS: 0n, USDC: 0n },
  stalenessSeconds: 86_400,
};
