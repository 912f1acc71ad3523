import { maxUint256, parseUnits, zeroHash } from 'viem';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader, type Trader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const HOUR = 3600;

/** Bytecode of contracts that give the same answer to every call. */
const ANSWERS_YES = '0x631626ba7e60e01b60005260206000f3';
const ANSWERS_ZERO = '0x60206000f3';
const ANSWERS_NOTHING = '0x00';
const REVERTS = '0x60006000fd';

describe('using a session', () => {
  const under = useChain();

  const openLong = (trader: Trader, sellAmount = usdc('1')) =>
    exampleOrder(under(), trader.account.address, 'open', 'USDC', sellAmount);

  const sessionsOf = () => contractCalls(under().chain.contracts).sessions;

  test('uses its nonces in sequence', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const order = await openLong(trader);
    const ahead = await trader.fill(order, { nonce: 1n });
    expect(await refusal(node, trader.executor, ahead)).toBe('InvalidNonce(0, 1)');
    await trader.trade(order);
    const behind = await trader.fill({ ...order, buyAmount: 2n }, { nonce: 0n });
    expect(await refusal(node, trader.executor, behind)).toBe('InvalidNonce(1, 0)');
    await trader.trade({ ...order, buyAmount: 2n });
    expect(await node.readContract(sessionsOf()('nonces', trader.sessionId))).toBe(2n);
  });

  test('ends after its maximum number of calls', async () => {
    const trader = await createTrader(under(), usdc('1'), { maxCalls: 1, validUntil: 0 });
    await trader.trade(await openLong(trader));
    const second = await trader.fill(await openLong(trader, usdc('0.5')));
    expect(await refusal(under().node, trader.executor, second)).toBe('SessionCallsExceeded()');
  });

  test('counts fees against its limit and spends no more than that', async () => {
    const { chain, node } = under();
    const { usdc: token } = chain.contracts;
    const limits = [{ token, limit: usdc('2.5') }];
    const trader = await createTrader(under(), usdc('1'), { limits });
    await trader.trade(await openLong(trader));
    const left = usdc('2.5') - usdc('1.01');
    const allowance = sessionsOf()('tokenAllowance', trader.sessionId, token);
    expect(await node.readContract(allowance)).toBe(left);

    const tooMuch = await trader.fill(await openLong(trader, usdc('1.5')));
    expect(await refusal(node, trader.executor, tooMuch)).toBe(
      `AssetLimitExceeded(${token}, ${usdc('1.515')}, ${left})`,
    );
  });

  test("counts the session's fee against the limit too", async () => {
    const { chain, node } = under();
    const limits = [{ token: chain.contracts.usdc, limit: usdc('1.02') }];
    const trader = await createTrader(under(), usdc('1'), { limits });
    const fill = async (feeAmount: bigint) => trader.fill(await openLong(trader), { feeAmount });
    expect(await refusal(node, trader.executor, await fill(usdc('0.010001')))).toMatch(
      /^AssetLimitExceeded/,
    );
    await transact(node, trader.executor, await fill(usdc('0.01')));
  });

  test('never reduces the largest limit', async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    await trader.trade(await openLong(trader));
    const { usdc: token } = chain.contracts;
    const allowance = sessionsOf()('tokenAllowance', trader.sessionId, token);
    expect(await node.readContract(allowance)).toBe(maxUint256);
  });

  test('cannot spend a token without a limit', async () => {
    const limits = [{ token: under().chain.contracts.ws, limit: maxUint256 }];
    const trader = await createTrader(under(), usdc('1'), { limits });
    const fill = await trader.fill(await openLong(trader));
    expect(await refusal(under().node, trader.executor, fill)).toBe('AssetNotAllowed()');
  });

  test('refuses a call after its deadline', async () => {
    const { timestamp } = await under().node.getBlock();
    const trader = await createTrader(under());
    const late = await trader.fill(await openLong(trader), { deadline: timestamp - 1n });
    expect(await refusal(under().node, trader.executor, late)).toBe('DeadlineExpired()');
  });

  test('refuses a signature by anyone but the delegate', async () => {
    const trader = await createTrader(under());
    const order = await openLong(trader);
    const forged = trader.fillOf(order, await trader.sign(order, {}, trader.owner));
    expect(await refusal(under().node, trader.executor, forged)).toBe('InvalidSignature()');
  });

  test('asks a delegate that is a contract whether it signed', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const order = await openLong(trader);
    const unsigned = trader.fillOf(order, await trader.sign(order, {}, trader.owner));
    const answering = (bytecode: `0x${string}`) =>
      node.setCode({ address: trader.delegateAddress, bytecode });
    for (const no of [ANSWERS_ZERO, REVERTS, ANSWERS_NOTHING] as const) {
      await answering(no);
      expect(await refusal(node, trader.executor, unsigned)).toBe('InvalidSignature()');
    }
    await answering(ANSWERS_YES);
    await transact(node, trader.executor, unsigned);
  });

  test('refuses the delegate as executor of an order', async () => {
    const trader = await createTrader(under());
    const order = await openLong(trader);
    const fill = await trader.fill(order, { executor: trader.delegateAddress });
    expect(await refusal(under().node, trader.delegateAddress, fill)).toBe(
      'ExecutorCannotBeDelegate()',
    );
  });

  test('is not possible before its start', async () => {
    const { timestamp } = await under().node.getBlock();
    const validAfter = Number(timestamp) + HOUR;
    const validUntil = validAfter + HOUR;
    const trader = await createTrader(under(), usdc('1'), { validAfter, validUntil });
    const early = await trader.fill(await openLong(trader));
    expect(await refusal(under().node, trader.executor, early)).toBe('SessionNotYetValid()');
  });

  test('is limited to the allowed contracts', async () => {
    const { node } = under();
    const trader = await createTrader(under());
    const { call, signature } = await trader.sign(await openLong(trader));
    const { usdc: token } = under().chain.contracts;
    const args = [token, 1n, call, signature, trader.executor.address];
    expect(await refusal(node, trader.executor, sessionsOf()('validateAndConsume', ...args))).toBe(
      'TargetNotAllowed()',
    );
  });

  test('also checks the executor passed by the target, and that the session exists', async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const { call, signature } = await trader.sign(await openLong(trader));
    const { engine, filler, usdc: token } = chain.contracts;
    const consume = (changes: object, executor: string) =>
      sessionsOf()('validateAndConsume', token, 1n, { ...call, ...changes }, signature, executor);
    expect(await refusal(node, engine, consume({}, filler))).toBe('ExecutorMismatch()');
    const unknown = consume({ sessionId: zeroHash }, trader.executor.address);
    expect(await refusal(node, engine, unknown)).toBe('SessionNotFound()');
  });
});
