import {
  type AbiFunction,
  type AbiParameter,
  decodeFunctionData,
  maxUint256,
  slice,
  toFunctionSelector,
} from 'viem';
import { erc20Abi } from '../../chain/abi/erc20.ts';
import { leverageEngineAbi } from '../../chain/abi/leverage-engine.ts';
import { positionsManagerAbi } from '../../chain/abi/positions-manager.ts';
import { sessionManagerAbi } from '../../chain/abi/session-manager.ts';
import type { OwnerCall } from '../../chain/owner-transactions.ts';
import type { WalletSummary } from './wallet-request.ts';

/** Everything an owner is ever asked to call. */
const FUNCTIONS = [
  ...erc20Abi,
  ...positionsManagerAbi,
  ...sessionManagerAbi,
  ...leverageEngineAbi,
].filter((item) => item.type === 'function');

/**
 * A contract call for a person to read: its function and every argument by name, decoded from the bytes that will be
 * signed. Amounts are in base units, as signed; bytes of an unknown function stay bytes.
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
    ...called.inputs.map((input, n) => [input.name ?? '', inWords(input, values[n])] as const),
  ];
}

function inWords(input: AbiParameter, value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((item) => inWords(input, item)).join('; ') || 'none';
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, field]) => `${name} ${inWords({ name, type: '' }, field)}`)
      .join(', ');
  }
  if (value === maxUint256) return 'without limit';
  const seconds = input.name?.startsWith('valid') || input.name === 'deadline';
  return seconds && Number(value) > 0 ? `${value} (${toDate(Number(value))})` : `${value}`;
}

/** Unix seconds as a date and a time of day, UTC. */
const toDate = (seconds: number): string =>
  `${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
