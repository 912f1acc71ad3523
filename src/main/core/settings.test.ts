import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const DEFAULTS = {
  environment: 'dev',
  executorUrl: 'https://api.opbalance.com/mm',
  indexerUrl: 'https://api.opbalance.com/mm',
  wsUrl: 'wss://api.opbalance.com/mm/ws',
  rpcUrl: 'https://rpc.soniclabs.com',
  chainId: 146,
  positionsManager: '0x82fFB119eeEd117BAe7A2Cf38CE52eAbA3871821',
  feeModel: { kind: 'relayer', bps: 100 },
  feeEndpoint: null,
  cancelEndpoint: null,
  faucetUrl: null,
  paperAuto: false,
  userData: null,
};

const PLATFORM = {
  kind: 'platform',
  openBps: 10,
  waivedBelowUsd: '100',
  closeBps: 5,
  gasTimes: '1.2',
  nativeSymbol: 'wS',
};

const MANAGER = `0x${'12'.repeat(20)}`;

describe('the settings', () => {
  it('are the dev environment’s where nothing is set, with no faucet and no paper account', () => {
    expect(readSettings({ PATH: '/usr/bin' })).toEqual({ ok: true, value: DEFAULTS });
  });

  it.each([
    ['BALLAST_ENVIRONMENT', 'paper-2', { environment: 'paper-2' }],
    ['BALLAST_EXECUTOR_URL', 'http://a.test:1', { executorUrl: 'http://a.test:1' }],
    ['BALLAST_INDEXER_URL', 'https://b.test/mm', { indexerUrl: 'https://b.test/mm' }],
    ['BALLAST_WS_URL', 'ws://c.test/ws', { wsUrl: 'ws://c.test/ws' }],
    ['BALLAST_RPC_URL', 'http://127.0.0.1:8545', { rpcUrl: 'http://127.0.0.1:8545' }],
    ['BALLAST_CHAIN_ID', '64165', { chainId: 64_165 }],
    ['BALLAST_POSITIONS_MANAGER', MANAGER, { positionsManager: MANAGER }],
    ['BALLAST_FEE_BPS', '25', { feeModel: { kind: 'relayer', bps: 25 } }],
    ['BALLAST_FEE_ENDPOINT', '/leverage/fee', { feeEndpoint: '/leverage/fee' }],
    ['BALLAST_FEE_MODEL', 'platform', { feeModel: PLATFORM }],
    ['BALLAST_CANCEL_ENDPOINT', '/o/{orderId}', { cancelEndpoint: '/o/{orderId}' }],
    ['BALLAST_FAUCET_URL', 'http://d.test/fund', { faucetUrl: 'http://d.test/fund' }],
    ['BALLAST_PAPER_AUTO', '1', { paperAuto: true }],
    ['BALLAST_PAPER_AUTO', '0', { paperAuto: false }],
    ['BALLAST_USER_DATA', '/data', { userData: '/data' }],
  ])('take %s=%s and nothing else from it', (name, text, changed) => {
    expect(readSettings({ [name]: text })).toEqual({
      ok: true,
      value: { ...DEFAULTS, ...changed },
    });
  });

  it('take the platform’s fees in every figure', () => {
    const read = readSettings({
      BALLAST_FEE_MODEL: 'platform',
      BALLAST_FEE_OPEN_BPS: '20',
      BALLAST_FEE_WAIVED_BELOW_USD: '50.5',
      BALLAST_FEE_CLOSE_BPS: '0',
      BALLAST_FEE_GAS_TIMES: '2',
      BALLAST_NATIVE_TOKEN: 'WETH',
    });
    const feeModel = {
      kind: 'platform',
      openBps: 20,
      waivedBelowUsd: '50.5',
      closeBps: 0,
      gasTimes: '2',
      nativeSymbol: 'WETH',
    };
    expect(read).toEqual({ ok: true, value: { ...DEFAULTS, feeModel } });
  });

  it('drop slashes at the end of a base, so that a path can be put behind it', () => {
    const read = readSettings({ BALLAST_EXECUTOR_URL: 'https://a.test/mm//' });
    expect(read).toMatchObject({ ok: true, value: { executorUrl: 'https://a.test/mm' } });
  });
});

const HTTP = 'must be a URL starting with http:// or https://';

describe('a wrong setting', () => {
  it.each([
    ['BALLAST_EXECUTOR_URL', 'wss://a.test', HTTP],
    ['BALLAST_INDEXER_URL', 'a.test/mm', HTTP],
    ['BALLAST_WS_URL', 'https://a.test', 'must be a URL starting with ws:// or wss://'],
    ['BALLAST_RPC_URL', 'file:///etc/passwd', HTTP],
    ['BALLAST_FAUCET_URL', 'javascript:alert()', HTTP],
    ['BALLAST_POSITIONS_MANAGER', '0x82fFB119', 'must be 0x and 40 hex digits'],
    ['BALLAST_POSITIONS_MANAGER', DEFAULTS.positionsManager.replace('f', 'F'), 'checksum'],
    ['BALLAST_CHAIN_ID', 'sonic', 'must be a whole number such as 146'],
    ['BALLAST_CHAIN_ID', '', 'must be a whole number such as 146'],
    ['BALLAST_CHAIN_ID', '-146', 'must be a whole number such as 146'],
    ['BALLAST_CHAIN_ID', '146.5', 'must be a whole number such as 146'],
    ['BALLAST_CHAIN_ID', '1e3', 'must be a whole number such as 146'],
    ['BALLAST_FEE_MODEL', 'free', 'must be relayer or platform'],
    ['BALLAST_FEE_BPS', '1.5', 'must be basis points from 0 to 9999'],
    ['BALLAST_FEE_OPEN_BPS', '10000', 'must be basis points from 0 to 9999'],
    ['BALLAST_FEE_CLOSE_BPS', '-5', 'must be basis points from 0 to 9999'],
    ['BALLAST_FEE_WAIVED_BELOW_USD', '1e2', 'must be a plain number such as 1.2'],
    ['BALLAST_FEE_ENDPOINT', 'https://a.test/fee', 'must be a path at the executor'],
    ['BALLAST_FEE_GAS_TIMES', '-1.2', 'must be a plain number such as 1.2'],
    ['BALLAST_CANCEL_ENDPOINT', '/leverage/orders', 'must be a path at the executor such as'],
    ['BALLAST_CANCEL_ENDPOINT', 'http://a.test/{orderId}', 'must be a path at the executor'],
    ['BALLAST_NATIVE_TOKEN', '', 'must be a token’s symbol'],
    ['BALLAST_PAPER_AUTO', 'yes', 'must be 0 or 1'],
    ['BALLAST_USER_DATA', '', 'must be a folder, or unset'],
    ['BALLAST_ENVIRONMENT', '', 'must be 1 to 40 letters, digits or dashes'],
    ['BALLAST_ENVIRONMENT', '../../etc', 'must be 1 to 40 letters, digits or dashes'],
    ['BALLAST_ENVIRONMENT', 'x'.repeat(41), 'must be 1 to 40 letters, digits or dashes'],
  ])('%s=%s is told by the variable’s name and what it must be', (name, text, must) => {
    const read = readSettings({ [name]: text });
    const told = read.ok ? [] : read.error;
    expect(told).toEqual([expect.stringContaining(must)]);
    expect(told[0]).toMatch(new RegExp(`^${name} `));
  });

  it('may be one that another setting has no use for', () => {
    const read = readSettings({ BALLAST_FEE_MODEL: 'platform', BALLAST_FEE_ENDPOINT: '/fee' });
    expect(read).toEqual({
      ok: false,
      error: [expect.stringMatching(/^BALLAST_FEE_ENDPOINT must be unset/)],
    });
  });

  it('does not hide another: every one gets its own sentence', () => {
    const read = readSettings({ BALLAST_CHAIN_ID: 'x', BALLAST_WS_URL: 'y' });
    expect(read).toMatchObject({ ok: false, error: { length: 2 } });
  });

  it('is never repeated: a node’s address may hold a key', () => {
    const read = readSettings({ BALLAST_RPC_URL: 'htps://user:s3cret@node.test/v2/s3cret' });
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('s3cret');
  });
});
