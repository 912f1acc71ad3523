import type { Abi, Address } from 'viem';
import {
  engineAbi,
  erc20Abi,
  fillerAbi,
  oracleAbi,
  positionsManagerAbi,
  registryAbi,
  sessionManagerAbi,
  valuesLensAbi,
} from '../../chain/abi.ts';
import type { ChainContracts } from '../../chain/chain.ts';

/** A contract call that a test reads, sends or expects to revert. */
export interface Call {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

const callsOf =
  (address: Address, abi: Abi) =>
  (functionName: string, ...args: unknown[]): Call => ({ address, abi, functionName, args });

/** Builds calls like `engine('cancelOrder', order)`. */
export function contractCalls(contracts: ChainContracts) {
  return {
    usdc: callsOf(contracts.usdc, erc20Abi),
    ws: callsOf(contracts.ws, erc20Abi),
    oracle: callsOf(contracts.oracle, oracleAbi),
    registry: callsOf(contracts.registry, registryAbi),
    sessions: callsOf(contracts.sessionManager, sessionManagerAbi),
    pm: callsOf(contracts.positionsManager, positionsManagerAbi),
    lens: callsOf(contracts.valuesLens, valuesLensAbi),
    engine: callsOf(contracts.engine, engineAbi),
    filler: callsOf(contracts.filler, fillerAbi),
  };
}
