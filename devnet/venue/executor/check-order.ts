import { type Address, isAddressEqual, zeroAddress } from 'viem';
import type { Chain } from '../../chain/chain.ts';
import type { ChainReader } from '../chain-reader.ts';
import { type Market, tokenAt } from '../token.ts';
import type { OrderBody } from './order-body.ts';
import type { Refusal } from './revert.ts';
import { hashOrder, recoverDelegate } from './typed-data.ts';
import { actionOf } from './venue-order.ts';

type Check = readonly [broken: boolean, code: string, message: string];

const firstBroken = (checks: readonly Check[]): Refusal | undefined => {
  const found = checks.find(([broken]) => broken);
  return found && { code: found[1], message: found[2] };
};

/** Refuses errors visible in the body alone; `now` in Unix milliseconds. */
export function checkTerms(
  body: OrderBody,
  market: Market,
  engine: Address,
  executor: Address,
  now: number,
): Refusal | undefined {
  const { order, sessionCall: call } = body;
  const seconds = BigInt(Math.floor(now / 1000));
  return firstBroken([
    [
      body.signatureType !== 'session',
      'UNSUPPORTED_SIGNATURE_TYPE',
      'signatureType must be "session"',
    ],
    [
      order.action !== actionOf[body.orderType],
      'ORDER_TYPE_MISMATCH',
      `order.action ${order.action} is not the action of orderType ${body.orderType}`,
    ],
    [
      tokenAt(market, order.sellToken) === undefined ||
        tokenAt(market, order.buyToken) === undefined,
      'UNKNOWN_TOKEN',
      `the only market is ${market.symbol}`,
    ],
    [isAddressEqual(order.sellToken, order.buyToken), 'SAME_TOKEN', 'sellToken equals buyToken'],
    [
      order.sellAmount === 0n || order.buyAmount === 0n,
      'AMOUNT_ZERO',
      'sellAmount and buyAmount must be above zero',
    ],
    [BigInt(order.validTo) <= seconds, 'ORDER_EXPIRED', 'validTo has passed'],
    [call.deadline <= seconds, 'DEADLINE_EXPIRED', 'the session call’s deadline has passed'],
    [
      !isAddressEqual(call.target, engine),
      'TARGET_MISMATCH',
      'sessionCall.target must be leverageRfqEngine of /leverage/config',
    ],
    [
      !isAddressEqual(call.executor, executor),
      'EXECUTOR_MISMATCH',
      'sessionCall.executor must be executorAddress of /leverage/config',
    ],
    [
      call.dataHash !== hashOrder(order),
      'DATA_HASH_MISMATCH',
      'sessionCall.dataHash must be the EIP-712 struct hash of the order',
    ],
  ]);
}

/** Refuses a fee below the relayer's rate, if it has one: ceil(sellAmount · bps / 10 000). */
export function checkFee({ order }: OrderBody, bps: number | null): Refusal | undefined {
  const due = (order.sellAmount * BigInt(bps ?? 0) + 9_999n) / 10_000n;
  if (order.feeAmount >= due) return undefined;
  return { code: 'FEE_TOO_LOW', message: `feeAmount is ${order.feeAmount}, the fee is ${due}` };
}

/** Refuses orders that the session on chain does not allow; `now` in Unix milliseconds. */
export async function checkSession(
  body: OrderBody,
  chain: Chain,
  reader: ChainReader,
  now: number,
): Promise<Refusal | undefined> {
  const { order, sessionCall: call, delegateSignature } = body;
  const seconds = Math.floor(now / 1000);
  const session = await reader.session(call.sessionId);
  if (isAddressEqual(session.owner, zeroAddress)) {
    return { code: 'SESSION_NOT_FOUND', message: 'no session of this id is on the chain' };
  }
  const signer = await recoverDelegate(
    call,
    delegateSignature,
    chain.chainId,
    chain.contracts.sessionManager,
  );
  return firstBroken([
    [session.revoked, 'SESSION_REVOKED', 'the session was revoked'],
    [session.validAfter > seconds, 'SESSION_NOT_YET_VALID', 'the session is not valid yet'],
    [
      session.validUntil !== 0 && session.validUntil < seconds,
      'SESSION_EXPIRED',
      'the session has expired',
    ],
    [
      !isAddressEqual(session.owner, order.user),
      'SESSION_OWNER_MISMATCH',
      'order.user must be the owner of the session',
    ],
    [
      signer === undefined || !isAddressEqual(signer, session.delegate),
      'INVALID_SIGNATURE',
      'delegateSignature is not the session delegate’s',
    ],
  ]);
}
