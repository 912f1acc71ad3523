import { type AbiFunction, decodeFunctionData, slice, toFunctionSelector } from 'viem';
import { erc20Abi } from '../../chain/abi/erc20.ts';
import { leverageEngineAbi } from '../../chain/abi/leverage-engine.ts';
import { positionsManagerAbi } from '../../chain/abi/positions-manager.ts';
import { sessionManagerAbi } from '../../chain/abi/session-manager.ts';
import type { OwnerCall } from '../../chain/owner-transactions.ts';
import { inWords } from './in-words.ts';
import type { WalletSummary } from './wallet-request.ts';

/** Every function an owner can be asked to call. */
const FUNCTIONS = [
  ...erc20Abi,
  ...positionsManagerAbi,
  ...sessionManagerAbi,
  ...leverageEngineAbi,
].filter((item) => item.type === 'function');

/**
 * Describes a contract call for the user: its function and every argument by name, decoded from the bytes to be signed.
 * Amounts are in base units, as signed. Calls to an unknown function are shown as bytes.
 *
 * @example deposit of 4.25 USDC → Function deposit · asset 0x2921…4894 · amount 4250000
 */
export function describeCall({ to, data }: OwnerCall): WalletSummary['rows'] {
  const contract = ['Contract', to] as const;
  const called: AbiFunction | undefined = FUNCTIONS.find(
    (candidate) => data !== '0x' && toFunctionSelector(candidate) === slice(data, 0, 4),
  );
  if (!called) return [contract, ['Data', data]];
  const values: readonly unknown[] = decodeFunctionData({ abi: [called], data }).args ?? [];
  return [
    contract,
    ['Function', called.name],
    ...called.inputs.map(({ name = '' }, n) => [name, inWords(name, values[n])] as const),
  ];
}
