import { expect, it } from 'vitest';
import { readSettings } from '../../src/main/core/settings.ts';
import { settingsFor } from './settings-for.ts';

it("returns settings that the app accepts, with all of the paper venue's addresses", () => {
  const venue = {
    restUrl: 'http://127.0.0.1:4001',
    wsUrl: 'ws://127.0.0.1:4001',
    faucetUrl: 'http://127.0.0.1:4001/paper/fund',
    rpcUrl: 'http://127.0.0.1:4002',
    chainId: 146,
    contracts: { positionsManager: `0x${'12'.repeat(20)}` },
  };
  const unset = readSettings({});
  if (!unset.ok) throw new Error('the settings have no defaults');
  expect(readSettings(settingsFor(venue, '/data'))).toEqual({
    ok: true,
    value: {
      ...unset.value,
      environment: 'paper',
      executorUrl: venue.restUrl,
      indexerUrl: venue.restUrl,
      wsUrl: venue.wsUrl,
      rpcUrl: venue.rpcUrl,
      chainId: 146,
      positionsManager: venue.contracts.positionsManager,
      faucetUrl: venue.faucetUrl,
      paperAuto: true,
      userData: '/data',
    },
  });
});
