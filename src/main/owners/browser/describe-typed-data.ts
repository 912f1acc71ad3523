import type { TypedDataDefinition } from 'viem';
import { inWords } from './in-words.ts';
import type { WalletSummary } from './wallet-request.ts';

/**
 * Describes typed data for the user: contract, chain, type, and every field by name as signed.
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
