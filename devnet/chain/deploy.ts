import {
  type Address,
  concatHex,
  encodeAbiParameters,
  getAddress,
  type Hex,
  isHex,
  parseAbiParameters,
} from 'viem';
import configRegistry from '../contracts/artifacts/ConfigRegistry.json' with { type: 'json' };
import filler from '../contracts/artifacts/Filler.json' with { type: 'json' };
import flatRateModel from '../contracts/artifacts/FlatRateModel.json' with { type: 'json' };
import leverageRfqEngine from '../contracts/artifacts/LeverageRfqEngine.json' with { type: 'json' };
import oracleRouter from '../contracts/artifacts/Oracle.json' with { type: 'json' };
import paperToken from '../contracts/artifacts/PaperToken.json' with { type: 'json' };
import manager from '../contracts/artifacts/PositionsManager.json' with { type: 'json' };
import sessions from '../contracts/artifacts/SessionManager.json' with { type: 'json' };
import lens from '../contracts/artifacts/ValuesLens.json' with { type: 'json' };
import type { ChainContracts, RiskParams } from './chain.ts';
import type { Sender } from './sender.ts';

export interface RateModels {
  readonly wS: Address;
  readonly USDC: Address;
}

const tokenArgs = parseAbiParameters('string name, string symbol, uint8 decimals');
const rateArgs = parseAbiParameters('uint256 aprWad');
const oracleArgs = parseAbiParameters('address keeper, uint256 stalenessWindow');
const registryArgs = parseAbiParameters(
  'address oracle, uint256 hfTargetBps, uint256 hfSafeBps, uint256 minEquityUSDWad',
);
const managerArgs = parseAbiParameters('address registry, address valuesLens');
const engineArgs = parseAbiParameters('address sessionManager, address pm, address feeCollector');
const fillerArgs = parseAbiParameters('address oracle, uint256 spreadBps');

/**
 * Deploys the venue's contracts in the order of their dependencies. The sender becomes their owner
 * and the collector of fees.
 */
export async function deployContracts(
  sender: Sender,
  keeper: Address,
  params: RiskParams,
  spreadBps: number,
): Promise<ChainContracts & { readonly rateModels: RateModels }> {
  const { borrowAprWad, minEquityUsdWad } = params;
  const [staleness, target, safe, spread] = [
    BigInt(params.stalenessSeconds),
    BigInt(params.hfTargetBps),
    BigInt(params.hfSafeBps),
    BigInt(spreadBps),
  ];
  const ws = await create(paperToken, encodeAbiParameters(tokenArgs, ['Wrapped Sonic', 'wS', 18]));
  const usdc = await create(paperToken, encodeAbiParameters(tokenArgs, ['USD Coin', 'USDC', 6]));
  const rateModels = {
    wS: await create(flatRateModel, encodeAbiParameters(rateArgs, [borrowAprWad.wS])),
    USDC: await create(flatRateModel, encodeAbiParameters(rateArgs, [borrowAprWad.USDC])),
  };
  const oracle = await create(oracleRouter, encodeAbiParameters(oracleArgs, [keeper, staleness]));
  const registry = await create(
    configRegistry,
    encodeAbiParameters(registryArgs, [oracle, target, safe, minEquityUsdWad]),
  );
  const valuesLens = await create(lens);
  const positionsManager = await create(
    manager,
    encodeAbiParameters(managerArgs, [registry, valuesLens]),
  );
  const sessionManager = await create(sessions);
  const engine = await create(
    leverageRfqEngine,
    encodeAbiParameters(engineArgs, [sessionManager, positionsManager, sender.address]),
  );
  return {
    usdc,
    ws,
    rateModels,
    oracle,
    registry,
    sessionManager,
    positionsManager,
    valuesLens,
    engine,
    filler: await create(filler, encodeAbiParameters(fillerArgs, [oracle, spread])),
  };

  async function create(artifact: { readonly bytecode: string }, args: Hex = '0x') {
    const { bytecode } = artifact;
    if (!isHex(bytecode)) throw new Error('A contract artifact holds no bytecode.');
    const receipt = await sender.send({ data: concatHex([bytecode, args]) });
    if (!receipt.contractAddress) throw new Error('A deployment created no contract.');
    return getAddress(receipt.contractAddress);
  }
}
