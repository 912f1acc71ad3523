import type { Wallet } from 'ethers';
import { parseUnits } from 'viem';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader, type Trader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { sessionTypes, signForSessions } from './testing/typed-data.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const HOUR = 3600;

describe('ending a session', () => {
  const under = useChain();

  const fillOf = async (trader: Trader) => {
    const user = trader.account.address;
    return trader.fill(await exampleOrder(under(), user, 'open', 'USDC', usdc('1')));
  };
  const sessionsOf = () => contractCalls(under().chain.contracts).sessions;

  test('by its owner stops every call', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const fill = await fillOf(trader);
    await trader.send(sessionsOf()('revokeSession', trader.sessionId));
    expect(await node.readContract(sessionsOf()('revoked', trader.sessionId))).toBe(true);
    expect(await refusal(node, trader.executor, fill)).toBe('SessionIsRevoked()');
  });

  test('is refused for everyone else', async () => {
    const trader = await createTrader(under());
    const revoke = sessionsOf()('revokeSession', trader.sessionId);
    expect(await refusal(under().node, trader.executor, revoke)).toBe('NotSessionOwner()');
  });

  test("by the owner's signature can be sent by anyone until its deadline", async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const { sessionId } = trader;
    const revoke = async (deadline: bigint, signer: Wallet) => {
      const message = { sessionId, deadline };
      const { sessionManager } = chain.contracts;
      const { revoke: types } = sessionTypes;
      const signature = await signForSessions(signer, sessionManager, types, message);
      return sessionsOf()('revokeSessionBySig', sessionId, deadline, signature);
    };
    const { timestamp } = await node.getBlock();
    const { executor, delegate, owner } = trader;
    expect(await refusal(node, executor, await revoke(timestamp - 1n, owner))).toBe(
      'DeadlineExpired()',
    );
    expect(await refusal(node, executor, await revoke(timestamp + 60n, delegate))).toBe(
      'InvalidSignature()',
    );
    await transact(node, executor, await revoke(timestamp + 60n, owner));
    expect(await refusal(node, executor, await fillOf(trader))).toBe('SessionIsRevoked()');
  });

  test('by expiry refuses every call after validUntil', async () => {
    const { node } = under();
    const { timestamp } = await node.getBlock();
    const trader = await createTrader(under(), usdc('1'), {
      validUntil: Number(timestamp) + 2 * HOUR,
    });
    await node.increaseTime({ seconds: 3 * HOUR });
    await node.mine({ blocks: 1 });
    expect(await refusal(node, trader.executor, await fillOf(trader))).toBe('SessionExpired()');
  });
});
