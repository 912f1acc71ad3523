import { Wallet } from 'ethers';
import { zeroAddress } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { type SessionTerms, termArguments, usualTerms } from './testing/session-terms.ts';
import { refusal, transact } from './testing/transact.ts';
import { sessionTypes, signForSessions } from './testing/typed-data.ts';
import { useChain } from './testing/use-chain.ts';

const HOUR = 3600;

describe('creating a session', () => {
  const under = useChain();
  const delegate = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

  const refusedWith = async (terms: Partial<SessionTerms>, to: string = delegate) => {
    const { chain, node } = under();
    const { sessions } = contractCalls(chain.contracts);
    const account = privateKeyToAccount(chain.keys.keeper);
    const all = termArguments({ ...(await usualTerms(under())), ...terms });
    return refusal(node, account, sessions('createSession', to, ...all));
  };
  const now = async () => Number((await under().node.getBlock()).timestamp);

  test('needs an expiry or a call limit', async () => {
    expect(await refusedWith({ validUntil: 0 })).toBe('SessionMustHaveExpiryOrCallLimit()');
    await expect(refusedWith({ validUntil: 0, maxCalls: 1 })).rejects.toThrow('succeeded');
  });

  test('needs an expiry at least an hour from now', async () => {
    expect(await refusedWith({ validUntil: (await now()) + HOUR - 60 })).toBe(
      'SessionExpiryTooSoon()',
    );
  });

  test('needs an expiry at least an hour after its start', async () => {
    const validAfter = (await now()) + 10 * HOUR;
    const validUntil = validAfter + HOUR;
    expect(await refusedWith({ validAfter, validUntil: validUntil - 1 })).toBe(
      'SessionExpiryTooSoon()',
    );
    await expect(refusedWith({ validAfter, validUntil })).rejects.toThrow('succeeded');
  });

  test('refuses a fee above 100 %', async () => {
    expect(await refusedWith({ maxFeeBps: 10_001 })).toBe('MaxFeeBpsTooHigh()');
  });

  test('refuses a duplicate token, even if the first has a zero limit', async () => {
    const { ws: token } = under().chain.contracts;
    const limits = [
      { token, limit: 0n },
      { token, limit: 1n },
    ];
    expect(await refusedWith({ limits })).toBe('DuplicateAsset()');
  });

  test('refuses the zero address as token or delegate', async () => {
    expect(await refusedWith({ limits: [{ token: zeroAddress, limit: 1n }] })).toBe(
      'AssetNotAllowed()',
    );
    expect(await refusedWith({}, zeroAddress)).toBe('InvalidDelegate()');
  });

  test('is possible only once per owner, delegate and salt', async () => {
    const { chain, node } = under();
    const { sessions } = contractCalls(chain.contracts);
    const account = privateKeyToAccount(chain.keys.keeper);
    const terms = termArguments(await usualTerms(under()));
    const create = sessions('createSession', delegate, ...terms);
    await transact(node, account, create);
    expect(await refusal(node, account, create)).toBe('SessionAlreadyExists()');
  });

  test("by the owner's signature can be sent by anyone, but only with the signed terms", async () => {
    const { chain, node } = under();
    const { sessions } = contractCalls(chain.contracts);
    const owner = new Wallet(generatePrivateKey());
    const keeper = privateKeyToAccount(chain.keys.keeper);
    const terms = await usualTerms(under());
    const message = { owner: owner.address, delegate, ...terms };
    const { sessionManager } = chain.contracts;
    const { session: types } = sessionTypes;
    const signature = await signForSessions(owner, sessionManager, types, message);
    const create = (signed: SessionTerms) =>
      sessions('createSessionBySig', owner.address, delegate, ...termArguments(signed), signature);

    expect(await refusal(node, keeper, create({ ...terms, maxFeeBps: 101 }))).toBe(
      'InvalidSignature()',
    );
    await transact(node, keeper, create(terms));
  });
});
