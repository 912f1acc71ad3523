import type { TypedDataDefinition } from 'viem';
import { inWords } from './in-words.ts';
import type { WalletSummary } from './wallet-request.ts';

/**
 * Typed data for a person to read: for which contract and chain it is, what it is, and every field by name as it is
 * signed.
 *
 * @example → Contract 0x52Ef…0734, ftUSD SessionManager · Chain 146 · Signs RevokeSession · sessionId 0x… · deadline …
 */
export function describeTypedData(typedData: TypedDataDefinition): WalletSummary['rows'] {
  const { domain, primaryType } = typedData;
  const types: Readonly<Record<string, readonly { readonly name: string }[]>> = typedData.types;
  const message: Readonly<Record<string, unknown>> = typedData.message;
  return [
    ['Contract', `${domain?.verifyingContract}, ${domain?.name}`],
    ['Chain', `${domain?.chainId}`],
    ['Signs', primaryType],
    ...(types[primaryType] ?? []).map(({ name }) => [name, inWords(name, message[name])] as const),
  ];
}
