import { parseUnits } from 'viem';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe('cancelling an order', () => {
  const under = useChain();

  const openShort = async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const user = trader.account.address;
    const order = await exampleOrder(under(), user, 'open', 'wS', ws('10'));
    return { chain, node, trader, order, ...contractCalls(chain.contracts) };
  };

  test('by its owner prevents its fill and emits its digest', async () => {
    const { engine, node, order, trader } = await openShort();
    await trader.send(engine('cancelOrder', order));
    const digest = await node.readContract(engine('orderDigest', order));
    expect(await node.readContract(engine('filledDigests', digest))).toBe(true);
    expect(await refusal(node, trader.executor, await trader.fill(order))).toBe(
      'LeverageAlreadyFilled()',
    );
    expect(await refusal(node, trader.account, engine('cancelOrder', order))).toBe(
      'LeverageOrderNotActive()',
    );
  });

  test('by anyone else is refused', async () => {
    const { engine, node, order, trader } = await openShort();
    expect(await refusal(node, trader.executor, engine('cancelOrder', order))).toBe(
      'LeverageBadSignature()',
    );
  });

  test('by a session uses a nonce and spends nothing', async () => {
    const { chain, engine, node, order, sessions } = await openShort();
    const limits = [{ token: chain.contracts.ws, limit: ws('1') }];
    const trader = await createTrader(under(), usdc('1'), { limits });
    const own = { ...order, user: trader.account.address };
    const { call, signature } = await trader.sign(own);
    const cancel = engine('cancelOrderWithSession', own, call, signature);
    await transact(node, trader.executor, cancel);

    const digest = await node.readContract(engine('orderDigest', own));
    const { ws: token } = chain.contracts;
    const { sessionId } = trader;
    expect(await node.readContract(engine('filledDigests', digest))).toBe(true);
    expect(await node.readContract(sessions('nonces', sessionId))).toBe(1n);
    expect(await node.readContract(sessions('tokenAllowance', sessionId, token))).toBe(ws('1'));
  });

  test('by a session charges no fee', async () => {
    const { engine, node, order, trader } = await openShort();
    const { call, signature } = await trader.sign(order, { feeAmount: 1n });
    const cancel = engine('cancelOrderWithSession', order, call, signature);
    expect(await refusal(node, trader.executor, cancel)).toBe('LeverageSessionFeeTooHigh()');
  });
});
