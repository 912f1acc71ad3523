import {
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  numberToHex,
  type PublicClient,
  parseAbi,
} from 'viem';
import type { AppError, Unavailable } from '../../../shared/domain/app-error.ts';
import type { Address, Hex } from '../../../shared/domain/ids.ts';
import { decimal } from '../../../shared/math/decimal.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { leveragedOrderHash } from '../../keys/typed-data.ts';
import { leverageEngineAbi } from '../abi/leverage-engine.ts';
import { sessionManagerAbi } from '../abi/session-manager.ts';
import { attempt } from '../attempt.ts';
import type { SimulatedFill, SimulationQuery } from '../chain.ts';
import type { BalanceSlot } from './balance-slots.ts';
import artifact from './order-simulator.json' with { type: 'json' };

const SIMULATOR = artifact.bytecode as Hex;
const simulatorAbi = parseAbi([
  'function simulate(address engine, bytes fill, address pm, address user) returns (uint256 equityUSDWad, uint256 maintUSDWad, uint256 debtUSDWad)',
]);

/** The engine's call for each action. */
const FLASH_FILLS = [
  'openLeverageFlashWithSession',
  'closeLeverageFlashWithSession',
  'swapCollateralFlashWithSession',
] as const;

/** As long as a real signature, for contracts that check the length first. */
const NO_SIGNATURE: Hex = `0x${'00'.repeat(65)}`;
const WAD_DECIMALS = 18;

export interface SimulationOptions {
  readonly client: PublicClient;
  readonly positionsManager: Address;
  readonly balanceSlot: BalanceSlot;
  readonly blockNumber: bigint;
}

/**
 * Runs the executor's fill of an order on the state of a block through `eth_call`, so nothing is signed or changed. The
 * call overrides three things (`OrderSimulator.sol`): the executor, which sends the fill and is its target; the
 * executor's balance of the buy token; and the delegate, which becomes a contract that accepts any signature. The rest
 * is the venue's own code: session limits, engine rules, account health.
 *
 * Errors: NOT_AVAILABLE if the node or the session manager does not support this; CHAIN_UNREACHABLE. A refused order is
 * a result, not an error.
 */
export async function simulateFill(
  options: SimulationOptions,
  query: SimulationQuery,
): Promise<Result<SimulatedFill, AppError>> {
  const { client, positionsManager, blockNumber } = options;
  const { config, order } = query;
  const fill = await engineCall(options, query);
  const call = {
    to: config.executorAddress,
    data: encodeFunctionData({
      abi: simulatorAbi,
      functionName: 'simulate',
      args: [config.leverageRfqEngine, fill, positionsManager, order.user],
    }),
    stateOverride: standIns(options, query),
    blockNumber,
  };
  const run = await attempt(() => client.call(call));
  if (run.ok) {
    return run.value.data ? ok(filled(run.value.data)) : notSimulated('node-simulation');
  }
  if (run.error.code !== 'CHAIN_REVERTED') return run;
  const { errorName, detail } = run.error;
  return errorName === 'InvalidSignature'
    ? notSimulated('unsigned-simulation')
    : ok({ kind: 'refused', errorName, detail });
}

const notSimulated = (what: Unavailable) => err({ code: 'NOT_AVAILABLE', what } as const);

async function engineCall(
  { client, blockNumber }: SimulationOptions,
  { config, order, session, delivered }: SimulationQuery,
): Promise<Hex> {
  const { sessionManager, executorAddress: executor } = config;
  const { sessionId } = session;
  const nonce = await client.readContract({
    address: sessionManager,
    abi: sessionManagerAbi,
    functionName: 'nonces',
    args: [sessionId],
    blockNumber,
  });
  const dataHash = leveragedOrderHash(order);
  const deadline = BigInt(order.validTo);
  const call = { sessionId, dataHash, nonce, deadline, executor, feeAmount: 0n };
  const payment = encodeAbiParameters(
    [{ type: 'address' }, { type: 'uint256' }],
    [order.buyToken, delivered],
  );
  return encodeFunctionData({
    abi: leverageEngineAbi,
    functionName: FLASH_FILLS[order.action],
    args: [order, executor, payment, call, NO_SIGNATURE],
  });
}

function standIns(
  { balanceSlot }: SimulationOptions,
  { config: { executorAddress }, order, session, delivered }: SimulationQuery,
) {
  const balance = {
    slot: balanceSlot(executorAddress),
    value: numberToHex(delivered, { size: 32 }),
  };
  return [
    { address: executorAddress, code: SIMULATOR },
    { address: session.delegate, code: SIMULATOR },
    { address: order.buyToken, stateDiff: [balance] },
  ];
}

function filled(data: Hex): SimulatedFill {
  const decoded = decodeFunctionResult({ abi: simulatorAbi, functionName: 'simulate', data });
  const [equity, maintenance, debt] = decoded;
  const usd = (wad: bigint) => decimal(fromBaseUnits(wad, WAD_DECIMALS));
  const values = { equity: usd(equity), maintenance: usd(maintenance), debt: usd(debt) };
  return { kind: 'fills', values };
}
