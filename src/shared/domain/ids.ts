declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type Hex = `0x${string}`;

/**
 * A 20-byte address in EIP-55 checksum form. Boundaries (venue, chain, IPC) normalise addresses before anything is
 * stored.
 */
export type Address = Hex;

/** The account that holds the position and created the session. */
export type OwnerAddress = Brand<Address, 'OwnerAddress'>;
/** The key that signs orders for a session; never holds funds. */
export type DelegateAddress = Brand<Address, 'DelegateAddress'>;
export type TokenAddress = Brand<Address, 'TokenAddress'>;

/** `keccak256(abi.encode(owner, delegate, salt))`, as the session manager derives it. */
export type SessionId = Brand<Hex, 'SessionId'>;
/** Created by this terminal before anything is signed; never reused. */
export type ClientOrderId = Brand<string, 'ClientOrderId'>;
/** `lev_…`, assigned by the venue's executor. */
export type VenueOrderId = Brand<string, 'VenueOrderId'>;
/** The EIP-712 struct hash of a leveraged order: what the delegate's signature commits to. */
export type OrderHash = Brand<Hex, 'OrderHash'>;
/** The engine's EIP-712 digest of a leveraged order, which it marks as filled or cancelled. */
export type OrderDigest = Brand<Hex, 'OrderDigest'>;
export type TxHash = Brand<Hex, 'TxHash'>;

/** A plain decimal such as `"87.336244541"`: no exponent, no sign but `-`, no thousands separator. */
export type DecimalString = string;
/** Unix time in milliseconds. */
export type UnixMs = number;
/** Unix time in seconds, as contracts count it. */
export type UnixSeconds = number;

export const ownerAddress = (address: Address): OwnerAddress => address as OwnerAddress;
export const delegateAddress = (address: Address): DelegateAddress => address as DelegateAddress;
export const tokenAddress = (address: Address): TokenAddress => address as TokenAddress;
export const sessionId = (id: Hex): SessionId => id as SessionId;
export const clientOrderId = (id: string): ClientOrderId => id as ClientOrderId;
export const venueOrderId = (id: string): VenueOrderId => id as VenueOrderId;
export const orderHash = (hash: Hex): OrderHash => hash as OrderHash;
export const orderDigest = (digest: Hex): OrderDigest => digest as OrderDigest;
export const txHash = (hash: Hex): TxHash => hash as TxHash;
