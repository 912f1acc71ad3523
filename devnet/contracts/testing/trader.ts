import { Wallet } from 'ethers';
import { encodeAbiParameters, type Hex, maxUint256, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { type Call, contractCalls } from './calls.ts';
import type { Order } from './orders.ts';
import { type SessionCall, sessionSigner } from './session-signer.ts';
import { type SessionTerms, sessionIdOf, termArguments, usualTerms } from './session-terms.ts';
import { transact } from './transact.ts';
import { signOrder } from './typed-data.ts';
import type { ChainUnderTest } from './use-chain.ts';

export type Trader = Awaited<ReturnType<typeof createTrader>>;

const flashFills = [
  'openLeverageFlashWithSession',
  'closeLeverageFlashWithSession',
  'swapCollateralFlashWithSession',
] as const;
const ownFills = ['openLeverage', 'closeLeverage', 'swapCollateral'] as const;

/**
 * A fully set-up account: margin deposited (in base units of USDC), the engine approved for both tokens, and a session
 * whose delegate signs with ethers.
 */
export async function createTrader(
  under: ChainUnderTest,
  margin = 1_000_000n,
  terms: Partial<SessionTerms> = {},
) {
  const { chain, node } = under;
  const { engine, filler, positionsManager, usdc, ws } = chain.contracts;
  const calls = contractCalls(chain.contracts);
  const [ownerKey, delegateKey] = [generatePrivateKey(), generatePrivateKey()];
  const account = privateKeyToAccount(ownerKey);
  const owner = new Wallet(ownerKey);
  const delegate = new Wallet(delegateKey);
  const delegateAccount = privateKeyToAccount(delegateKey);
  const delegateAddress = delegateAccount.address;
  const executor = privateKeyToAccount(chain.keys.executor);
  const sessionTerms = { ...(await usualTerms(under)), ...terms };
  const sessionId = sessionIdOf(account.address, delegateAddress, sessionTerms.salt);
  const send = (call: Call) => transact(node, account, call);

  await chain.fund(account.address, { usdc: margin, native: parseEther('10') });
  await send(calls.usdc('approve', positionsManager, maxUint256));
  await send(calls.pm('deposit', usdc, margin));
  for (const token of [usdc, ws]) {
    await send(calls.pm('approveEngine', engine, token, maxUint256));
    await send(calls.pm('approveBorrow', engine, token, maxUint256));
  }
  await send(calls.sessions('createSession', delegateAddress, ...termArguments(sessionTerms)));
  const sign = sessionSigner(under, sessionId, delegate);

  /** The executor's fill of an order by a signed session call. */
  function fillOf(order: Order, { call, signature }: { call: SessionCall; signature: Hex }): Call {
    const fillData = encodeAbiParameters(
      [{ type: 'address' }, { type: 'address' }],
      [order.sellToken, order.buyToken],
    );
    return calls.engine(flashFills[order.action], order, filler, fillData, call, signature);
  }

  return {
    account,
    owner,
    delegate,
    delegateAccount,
    delegateAddress,
    sessionId,
    sessionTerms,
    executor,
    send,
    sign,
    fillOf,
    /** Signs an order with the session and builds the executor's fill. */
    fill: async (order: Order, changes?: Partial<SessionCall>) =>
      fillOf(order, await sign(order, changes)),
    /** Signs an order as the owner and builds a fill that anyone may send. */
    ownFill: async (order: Order, buyAmountIn: bigint, signer = owner) => {
      const signature = await signOrder(signer, engine, order);
      return calls.engine(ownFills[order.action], order, signature, buyAmountIn);
    },
    /** Has the executor fill an order. */
    trade: async (order: Order) => transact(node, executor, fillOf(order, await sign(order))),
  };
}
