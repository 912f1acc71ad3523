import type { z } from 'zod';
import type { AccountFrame } from '../account-frame.ts';
import type { balanceUpdateWire } from '../wire/frame.ts';
import { toBalance } from './balance.ts';

/** A `balance_update`: the balances themselves, or, where the venue was too slow to read them, only the news. */
export function balanceFrame({
  balances,
  blockNumber,
}: z.output<typeof balanceUpdateWire>): AccountFrame {
  if (!balances) return { kind: 'balances-stale' };
  return { kind: 'balances', balances: balances.map(toBalance), blockNumber: blockNumber ?? null };
}
