import { value } from '../../shared/domain/figure.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import { REPORTED_LONG } from '../../shared/math/testing.ts';
import { ok } from '../../shared/result.ts';
import { type AccountSync, createAccountSync } from '../account/account-sync.ts';
import { createOrderImport } from '../account/order-import.ts';
import type { Chain } from '../chain/chain.ts';
import { createReadSessions } from '../sessions/open-sessions.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { VenuePosition } from '../venue/methods/positions.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { venueId } from './sample-order.ts';
import { venueRow } from './scripted-sources.ts';
import { signableCall } from './signable-call.ts';
import { type TempRecorder, tempRecorder } from './temp-recorder.ts';
import { usdc, ws, wsUsdc } from './venue-fixtures.ts';

/** Every source an account is read from; a test substitutes its own answers. */
export type AccountSources = Pick<VenueClient, 'listOrders' | 'positions' | 'balances'> &
  Pick<Chain, 'riskAccount' | 'accountSetup'> &
  Pick<Sessions, 'refresh'>;

/** A long of 2 000 wS, without the venue's own risk figures. */
export const sampleLong: VenuePosition = REPORTED_LONG;

/** The same long on chain: 2 000 wS at `price` USD each, with a debt of 60 USDC. */
export const sampleRisk = (price: string): RiskAccount => ({
  assets: [
    { ...asset(ws), collateral: '2000', debt: '0', price },
    { ...asset(usdc), collateral: '0', debt: '60', price: '1' },
  ],
  thresholds: { targetHealth: '1.5', safeHealth: '1.6', minEquity: '0.5' },
});
const asset = ({ address, symbol, decimals }: typeof ws) => ({
  token: address,
  symbol,
  decimals,
  maintenance: '0.05',
});

export const sampleBalance = {
  chainId: 146,
  network: 'sonic',
  symbol: 'USDC',
  token: usdc.address,
  total: '7',
  usdValue: value('7'),
};

const sampleAccount = (): AccountSources => ({
  listOrders: async () => ok([venueRow({ venueOrderId: venueId(1), createdAt: 5, updatedAt: 5 })]),
  positions: async () => ok([sampleLong]),
  balances: async () => ok([sampleBalance]),
  riskAccount: async () => ok(sampleRisk('0.05')),
  accountSetup: async () => ok({ nativeBalance: '3', tokens: [] }),
  refresh: async () => [signableCall().session],
});

export interface TempAccountSync extends TempRecorder {
  readonly sync: AccountSync;
  readonly sources: AccountSources;
}

/** An account with one row of everything, read from `sources` into a real database. */
export function tempAccountSync(): TempAccountSync {
  const bench = tempRecorder();
  const { core, clock, state } = bench;
  const sources = sampleAccount();
  state.set('markets', { value: [wsUsdc], asOf: clock.now() });
  const sync = createAccountSync(core, {
    venue: sources,
    chain: sources,
    sessions: { read: createReadSessions(core, sources) },
    importOrders: createOrderImport(core),
  });
  return { ...bench, sync, sources };
}
