import { TypedDataEncoder } from 'ethers';
import fc from 'fast-check';
import { hashTypedData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  delegateAddress,
  type Hex,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
} from '../../shared/domain/ids.ts';
import vectors from './eip712-vector.json' with { type: 'json' };
import { type SessionGrant, sessionGrantDigest } from './session-grant.ts';
import {
  deriveSessionId,
  engineOrderDigest,
  invalidateNonceDigest,
  type LeveragedOrder,
  leveragedOrderHash,
  revokeSessionDigest,
  type SessionCall,
  sessionCallDigest,
} from './typed-data.ts';

const field = (type: string, name: string) => ({ type, name });
const TYPES = {
  LeveragedOrder: [
    field('uint8', 'action'),
    field('address', 'user'),
    field('address', 'sellToken'),
    field('address', 'buyToken'),
    field('uint256', 'sellAmount'),
    field('uint256', 'buyAmount'),
    field('uint32', 'validTo'),
    field('uint256', 'feeAmount'),
  ],
  SessionCall: [
    field('bytes32', 'sessionId'),
    field('address', 'target'),
    field('bytes32', 'dataHash'),
    field('uint256', 'nonce'),
    field('uint256', 'deadline'),
    field('address', 'executor'),
    field('uint256', 'feeAmount'),
  ],
  AssetLimit: [field('address', 'token'), field('uint256', 'limit')],
  Session: [
    field('address', 'owner'),
    field('address', 'delegate'),
    field('uint48', 'validAfter'),
    field('uint48', 'validUntil'),
    field('uint32', 'maxCalls'),
    field('uint16', 'maxFeeBps'),
    field('AssetLimit[]', 'limits'),
    field('bytes32', 'salt'),
  ],
  RevokeSession: [field('bytes32', 'sessionId'), field('uint256', 'deadline')],
  InvalidateNonce: [
    field('bytes32', 'sessionId'),
    field('uint256', 'nonce'),
    field('uint256', 'deadline'),
    field('address', 'executor'),
  ],
};

const hexOf = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((raw): Hex => `0x${Buffer.from(raw).toString('hex')}`);
const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
const uintNumber = (bits: number) =>
  fc.integer({ min: 0, max: Math.min(2 ** bits - 1, 2 ** 53 - 1) });
const address = hexOf(20);
const domain = fc.record({
  name: fc.string({ unit: 'grapheme' }),
  chainId: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
  verifyingContract: address,
});
const anyOrder: fc.Arbitrary<LeveragedOrder> = fc.record({
  action: fc.constantFrom(0, 1, 2),
  user: address.map(ownerAddress),
  sellToken: address.map(tokenAddress),
  buyToken: address.map(tokenAddress),
  sellAmount: uint(256),
  buyAmount: uint(256),
  validTo: uintNumber(32),
  feeAmount: uint(256),
});
const anyCall: fc.Arbitrary<SessionCall> = fc.record({
  sessionId: hexOf(32).map(sessionId),
  target: address,
  dataHash: hexOf(32).map(orderHash),
  nonce: uintNumber(53),
  deadline: uintNumber(53),
  executor: address,
  feeAmount: uint(256),
});
const anyGrant: fc.Arbitrary<SessionGrant> = fc.record({
  owner: address.map(ownerAddress),
  delegate: address.map(delegateAddress),
  validAfter: uintNumber(48),
  validUntil: uintNumber(48),
  maxCalls: uintNumber(32),
  maxFeeBps: uintNumber(16),
  limits: fc.array(fc.record({ token: address.map(tokenAddress), limit: uint(256) }), {
    maxLength: 4,
  }),
  salt: hexOf(32),
});

const V1 = { version: '1' };
const pick = (name: keyof typeof TYPES) => ({ [name]: TYPES[name] });

describe('typed data', () => {
  it.each(vectors)(
    'reproduces every hash and the signature of the vector "$tag"',
    async (vector) => {
      const hex = (text: string) => text as Hex;
      const owner = ownerAddress(hex(vector.owner));
      const delegate = delegateAddress(hex(vector.delegate));
      const sessionManager: Address = '0x52Ef449D44cC4205fa44bF644dEE15611FC30734';
      const manager = {
        name: 'ftUSD SessionManager',
        chainId: 146,
        verifyingContract: sessionManager,
      };
      const order: LeveragedOrder = {
        action: 0,
        user: owner,
        sellToken: tokenAddress(hex(vector.order.sellToken)),
        buyToken: tokenAddress(hex(vector.order.buyToken)),
        sellAmount: BigInt(vector.order.sellAmount),
        buyAmount: BigInt(vector.order.buyAmount),
        validTo: vector.order.validTo,
        feeAmount: BigInt(vector.order.feeAmount),
      };
      const id = deriveSessionId(owner, delegate, hex(vector.salt));
      const call: SessionCall = {
        sessionId: id,
        target: hex(vector.call.target),
        dataHash: leveragedOrderHash(order),
        nonce: Number(vector.call.nonce),
        deadline: Number(vector.call.deadline),
        executor: hex(vector.call.executor),
        feeAmount: BigInt(vector.call.feeAmount),
      };
      expect(id).toBe(vector.sessionId);
      expect(call.dataHash).toBe(vector.dataHash);
      const digest = sessionCallDigest(call, manager);
      expect(digest).toBe(vector.digest);
      const account = privateKeyToAccount(hex(vector.delegateKey));
      expect(await account.sign({ hash: digest })).toBe(vector.signature);
      const engine = { chainId: 146, leverageRfqEngine: hex(vector.call.target) };
      expect(engineOrderDigest(call.dataHash, engine)).toBe(vector.engineDigest);
      const limits = vector.session.limits.map(({ token, limit }) => ({
        token: tokenAddress(hex(token)),
        limit: BigInt(limit),
      }));
      const grant: SessionGrant = {
        ...vector.session,
        owner,
        delegate,
        limits,
        salt: hex(vector.session.salt),
      };
      expect(sessionGrantDigest(grant, manager)).toBe(vector.sessionDigest);
      const invalidation = {
        sessionId: id,
        nonce: 0,
        deadline: Number(vector.invalidateNonce.deadline),
        executor: hex(vector.invalidateNonce.executor),
      };
      expect(invalidateNonceDigest(invalidation, manager)).toBe(vector.invalidateDigest);
    },
  );

  it('hashes every order and call like two general encoders', () => {
    fc.assert(
      fc.property(anyOrder, anyCall, domain, (order, call, of) => {
        expect(leveragedOrderHash(order)).toBe(
          TypedDataEncoder.from(pick('LeveragedOrder')).hash(order),
        );
        const ethers = TypedDataEncoder.hash({ ...of, ...V1 }, pick('SessionCall'), call);
        const viem = hashTypedData({
          domain: { ...of, ...V1 },
          types: pick('SessionCall'),
          primaryType: 'SessionCall',
          message: { ...call, nonce: BigInt(call.nonce), deadline: BigInt(call.deadline) },
        });
        expect([ethers, viem]).toEqual([sessionCallDigest(call, of), sessionCallDigest(call, of)]);
      }),
      { numRuns: 300 },
    );
  });

  it('hashes every grant, revocation and invalidation like a general encoder', () => {
    fc.assert(
      fc.property(anyGrant, anyCall, domain, (grant, call, of) => {
        const types = { ...pick('Session'), ...pick('AssetLimit') };
        const full = { ...of, ...V1 };
        expect(sessionGrantDigest(grant, of)).toBe(TypedDataEncoder.hash(full, types, grant));
        expect(revokeSessionDigest(call, of)).toBe(
          TypedDataEncoder.hash(full, pick('RevokeSession'), call),
        );
        expect(invalidateNonceDigest(call, of)).toBe(
          TypedDataEncoder.hash(full, pick('InvalidateNonce'), call),
        );
      }),
    );
  });

  it('refuses values that do not fit their field instead of hashing something else', () => {
    const [order] = fc.sample(anyOrder, 1);
    const withField = (change: Partial<LeveragedOrder>) => () =>
      leveragedOrderHash({ ...(order as LeveragedOrder), ...change });
    expect(withField({ sellAmount: 2n ** 256n })).toThrow(RangeError);
    expect(withField({ feeAmount: -1n })).toThrow(RangeError);
    expect(withField({ validTo: 2 ** 32 })).toThrow(RangeError);
    expect(withField({ validTo: 1.5 })).toThrow(RangeError);
    expect(withField({ user: ownerAddress('0x12') })).toThrow(RangeError);
  });
});
