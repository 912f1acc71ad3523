import {
  getTypesForEIP712Domain,
  numberToHex,
  serializeTypedData,
  type TypedDataDefinition,
} from 'viem';
import type { Address, Hex, OwnerAddress } from '../../../shared/domain/ids.ts';

/** What the user reads before the wallet is asked; plain text. */
export interface WalletSummary {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
}

/** What a browser wallet can be asked for. */
export type WalletRequest = { readonly chainId: number; readonly summary: WalletSummary } & (
  | { readonly kind: 'connect' }
  | {
      /** Its value is zero: it moves no native coin. */
      readonly kind: 'transaction';
      readonly from: OwnerAddress;
      readonly to: Address;
      readonly data: Hex;
    }
  | {
      readonly kind: 'typed-data';
      readonly from: OwnerAddress;
      readonly typedData: TypedDataDefinition;
    }
);

/** A request as sent to the page: a JSON-RPC call to pass to the wallet unchanged. */
export interface PageRequest {
  readonly chainId: number;
  readonly summary: WalletSummary;
  /** Null if any account of the wallet will do. */
  readonly from: OwnerAddress | null;
  /** Null if the wallet's accounts are the answer. */
  readonly call: { readonly method: string; readonly params: readonly unknown[] } | null;
}

export function toPageRequest(request: WalletRequest): PageRequest {
  const { kind, chainId, summary } = request;
  if (kind === 'connect') return { chainId, summary, from: null, call: null };
  const { from } = request;
  if (kind === 'typed-data') {
    const params = [from, toWalletJson(request.typedData)];
    return { chainId, summary, from, call: { method: 'eth_signTypedData_v4', params } };
  }
  const { to, data } = request;
  const transaction = { from, to, data, value: '0x0', chainId: numberToHex(chainId) };
  return { chainId, summary, from, call: { method: 'eth_sendTransaction', params: [transaction] } };
}

/** EIP-712 data as wallets expect it, including the type of the domain. */
function toWalletJson({ domain, types, primaryType, message }: TypedDataDefinition): string {
  const named = { EIP712Domain: getTypesForEIP712Domain({ domain }), ...types };
  return serializeTypedData({ domain, types: named, primaryType, message } as TypedDataDefinition);
}
