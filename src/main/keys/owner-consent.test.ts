import { TypedDataEncoder } from 'ethers';
import fc from 'fast-check';
import { hashTypedData } from 'viem';
import { describe, expect, it } from 'vitest';
import {
  delegateAddress,
  type Hex,
  ownerAddress,
  sessionId,
  tokenAddress,
} from '../../shared/domain/ids.ts';
import { toPageRequest } from '../owners/browser/wallet-request.ts';
import { grantConsent, type OwnerConsent, revocationConsent } from './owner-consent.ts';
import type { SessionGrant } from './session-grant.ts';

const hexOf = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((raw): Hex => `0x${Buffer.from(raw).toString('hex')}`);
const address = hexOf(20);
const seconds = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const domain = fc.record({
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  chainId: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
  verifyingContract: address,
});
const grant: fc.Arbitrary<SessionGrant> = fc.record({
  owner: address.map(ownerAddress),
  delegate: address.map(delegateAddress),
  validAfter: seconds,
  validUntil: seconds,
  maxCalls: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  maxFeeBps: fc.integer({ min: 0, max: 10_000 }),
  limits: fc.array(
    fc.record({
      token: address.map(tokenAddress),
      limit: fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }),
    }),
    { maxLength: 4 },
  ),
  salt: hexOf(32),
});

/** Digests by two general encoders: of the typed data, and of the JSON that a wallet receives. */
function digests({ typedData }: OwnerConsent): readonly string[] {
  const from = ownerAddress(`0x${'11'.repeat(20)}`);
  const summary = { title: '', rows: [] };
  const { call } = toPageRequest({ kind: 'typed-data', chainId: 146, summary, from, typedData });
  const { domain: of, types, message } = JSON.parse(`${call?.params[1]}`);
  const { EIP712Domain: _, ...named } = types;
  return [hashTypedData(typedData), TypedDataEncoder.hash(of, named, message)];
}

describe('owner consent', () => {
  it('to a grant has the digest that a wallet computes from what it shows', () => {
    fc.assert(
      fc.property(grant, domain, (granted, of) => {
        const consent = grantConsent(granted, of);
        expect(digests(consent)).toEqual([consent.digest, consent.digest]);
      }),
    );
  });

  it('to a revocation has the digest that a wallet computes from what it shows', () => {
    fc.assert(
      fc.property(hexOf(32).map(sessionId), seconds, domain, (id, deadline, of) => {
        const consent = revocationConsent(id, deadline, of);
        expect(digests(consent)).toEqual([consent.digest, consent.digest]);
      }),
    );
  });
});
