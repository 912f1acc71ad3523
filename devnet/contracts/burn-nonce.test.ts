import { parseUnits } from 'viem';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader, type Trader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { sessionTypes, signForSessions } from './testing/typed-data.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);

describe('burning a nonce', () => {
  const under = useChain();

  const burn = async (trader: Trader, changes: object = {}, signer = trader.delegate) => {
    const { chain, node } = under();
    const { timestamp } = await node.getBlock();
    const { sessionId, executor } = trader;
    const usual = { sessionId, nonce: 0n, deadline: timestamp + 60n, executor: executor.address };
    const message = { ...usual, ...changes };
    const { sessionManager } = chain.contracts;
    const { invalidate } = sessionTypes;
    const signature = await signForSessions(signer, sessionManager, invalidate, message);
    const args = [sessionId, message.nonce, message.deadline, message.executor, signature];
    return contractCalls(chain.contracts).sessions('invalidateNonceBySig', ...args);
  };

  test('invalidates the order signed with it and keeps the session active', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const user = trader.account.address;
    const order = await exampleOrder(under(), user, 'open', 'USDC', usdc('1'));
    const resting = await trader.fill(order);
    await transact(node, trader.executor, await burn(trader));
    expect(await refusal(node, trader.executor, resting)).toBe('InvalidNonce(1, 0)');
    await trader.trade(order);
  });

  test('may be sent by the delegate itself', async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    await chain.fund(trader.delegateAddress, { native: 10n ** 18n });
    const own = await burn(trader, { executor: trader.delegateAddress });
    await transact(node, trader.delegateAccount, own);
  });

  test('is refused after the deadline, out of order, from another sender and by another signer', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const { account, executor } = trader;
    const { timestamp } = await node.getBlock();
    const late = await burn(trader, { deadline: timestamp - 1n });
    expect(await refusal(node, executor, late)).toBe('DeadlineExpired()');
    expect(await refusal(node, executor, await burn(trader, { nonce: 1n }))).toBe(
      'InvalidNonce(0, 1)',
    );
    expect(await refusal(node, account, await burn(trader))).toBe('ExecutorMismatch()');
    expect(await refusal(node, executor, await burn(trader, {}, trader.owner))).toBe(
      'InvalidSignature()',
    );
  });
});
