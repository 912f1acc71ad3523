import { encodeErrorResult, type Hex, keccak256, stringToHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { engineAbi, sessionManagerAbi } from '../../../devnet/chain/abi.ts';
import { attempt } from './attempt.ts';
import { createClient } from './create-client.ts';
import { decodeRevert } from './decode-revert.ts';

/** Errors that only keepers, engines and liquidators can trigger. */
const NOT_OURS: readonly string[] = [
  'NotOwner',
  'ftPositionManagerNotEngine',
  'ftPositionManagerNotLiquidatable',
  'ftPositionManagerAccountInFlight',
];

describe('a revert', () => {
  it('has a name for every error that the engine and the session manager can raise', () => {
    const errors = [...engineAbi, ...sessionManagerAbi]
      .flatMap((item) => (item.type === 'error' ? [item] : []))
      .filter(({ name }) => !NOT_OURS.includes(name));
    expect(errors.length).toBeGreaterThan(40);
    for (const error of errors) {
      const zeros = '00'.repeat(32 * error.inputs.length);
      const types = error.inputs.map(({ type }) => type).join(',');
      const selector = keccak256(stringToHex(`${error.name}(${types})`)).slice(0, 10);
      expect(decodeRevert(`${selector}${zeros}` as Hex).errorName).toBe(error.name);
    }
  });

  it('keeps the arguments, the message, or the selector of an unknown error', () => {
    const nonce = encodeErrorResult({
      abi: sessionManagerAbi,
      errorName: 'InvalidNonce',
      args: [3n, 2n],
    });
    expect(decodeRevert(nonce)).toEqual({ errorName: 'InvalidNonce', detail: '3, 2' });
    const abi = [
      { type: 'error', name: 'Error', inputs: [{ type: 'string', name: 'm' }] },
    ] as const;
    const message = encodeErrorResult({ abi, args: ['Return amount is not enough'] });
    expect(decodeRevert(message)).toEqual({
      errorName: 'Error',
      detail: 'Return amount is not enough',
    });
    expect(decodeRevert('0xdeadbeef').errorName).toBe('0xdeadbeef');
    expect(decodeRevert('0x').errorName).toBe('REVERTED');
  });
});

describe('a call to the node', () => {
  it('fails with CHAIN_UNREACHABLE when there is no node, without quoting the node’s address', async () => {
    const client = createClient('http://127.0.0.1:9/secret-path', 146);
    const result = await attempt(() => client.getChainId());
    expect(result).toMatchObject({ error: { code: 'CHAIN_UNREACHABLE' } });
    expect(JSON.stringify(result)).not.toContain('secret-path');
  });

  it('rethrows a bug instead of blaming the node', async () => {
    await expect(attempt(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});
