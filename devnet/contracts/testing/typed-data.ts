/**
 * The venue's EIP-712 types for ethers. Written out again and hashed by a library that neither the contracts nor viem
 * use, so that an error in one cannot hide in the other.
 */
import { TypedDataEncoder, type TypedDataField, type Wallet } from 'ethers';
import { type Address, type Hex, isHex } from 'viem';

type Types = Record<string, TypedDataField[]>;

/** Reads `'address user,uint256 amount'` into the fields of a type. */
const fields = (text: string): TypedDataField[] =>
  text.split(',').map((field) => {
    const [type = '', name = ''] = field.split(' ');
    return { type, name };
  });

const order: Types = {
  LeveragedOrder: fields(
    'uint8 action,address user,address sellToken,address buyToken,uint256 sellAmount,uint256 buyAmount,uint32 validTo,uint256 feeAmount',
  ),
};

/** The types signed in the session manager's domain. */
export const sessionTypes = {
  call: {
    SessionCall: fields(
      'bytes32 sessionId,address target,bytes32 dataHash,uint256 nonce,uint256 deadline,address executor,uint256 feeAmount',
    ),
  },
  session: {
    Session: fields(
      'address owner,address delegate,uint48 validAfter,uint48 validUntil,uint32 maxCalls,uint16 maxFeeBps,AssetLimit[] limits,bytes32 salt',
    ),
    AssetLimit: fields('address token,uint256 limit'),
  },
  revoke: { RevokeSession: fields('bytes32 sessionId,uint256 deadline') },
  invalidate: {
    InvalidateNonce: fields('bytes32 sessionId,uint256 nonce,uint256 deadline,address executor'),
  },
} satisfies Record<string, Types>;

export function orderHash(value: object): Hex {
  return hex(TypedDataEncoder.hashStruct('LeveragedOrder', order, value));
}

export async function signOrder(wallet: Wallet, engine: Address, value: object): Promise<Hex> {
  return hex(await wallet.signTypedData(domain('LeverageRfqEngine', engine), order, value));
}

/** Signs one of `sessionTypes` for a session manager. */
export async function signForSessions(
  wallet: Wallet,
  sessionManager: Address,
  types: Types,
  value: object,
): Promise<Hex> {
  return hex(
    await wallet.signTypedData(domain('ftUSD SessionManager', sessionManager), types, value),
  );
}

function domain(name: string, verifyingContract: Address) {
  return { name, version: '1', chainId: 146, verifyingContract };
}

export function hex(text: string): Hex {
  if (!isHex(text)) throw new Error('ethers returned something other than hexadecimal.');
  return text;
}
