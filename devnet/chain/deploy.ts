import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  isHex,
  parseAbiParameters,
  parseUnits,
  zeroAddress,
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
import { erc20Abi, fillerAbi, positionsManagerAbi, registryAbi, sessionManagerAbi } from './abi.ts';
import type { ChainContracts } from './chain.ts';
import type { RiskParams } from './risk-params.ts';
import type { Sender, Transaction } from './sender.ts';

/** Liquidity available to borrow, and the same amount again for the filler to deliver. */
const liquidity = { ws: parseUnits('1000000000', 18), usdc: parseUnits('50000000', 6) };

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
 * Deploys and connects the venue's contracts and provides assets, liquidity and inventory. The sender becomes their
 * owner and collects the fees.
 *
 * Contract addresses follow from the creator's nonce, so no transaction has to wait for another's receipt.
 */
export async function deployContracts(
  sender: Sender,
  keeper: Address,
  params: RiskParams,
  spreadBps: number,
): Promise<ChainContracts> {
  const transactions: Transaction[] = [];
  const firstNonce = await sender.nonce();
  const create = (artifact: { readonly bytecode: string }, args: Hex = '0x'): Address => {
    const { bytecode } = artifact;
    if (!isHex(bytecode)) throw new Error('A contract artifact holds no bytecode.');
    const nonce = BigInt(firstNonce + transactions.length);
    transactions.push({ data: concatHex([bytecode, args]) });
    return getContractAddress({ from: sender.address, nonce });
  };

  const { borrowAprWad, hfSafeBps, hfTargetBps, minEquityUsdWad, stalenessSeconds } = params;
  const ws = create(paperToken, encodeAbiParameters(tokenArgs, ['Wrapped Sonic', 'wS', 18]));
  const usdc = create(paperToken, encodeAbiParameters(tokenArgs, ['USD Coin', 'USDC', 6]));
  const wsRates = create(flatRateModel, encodeAbiParameters(rateArgs, [borrowAprWad.wS]));
  const usdcRates = create(flatRateModel, encodeAbiParameters(rateArgs, [borrowAprWad.USDC]));
  const oracle = create(
    oracleRouter,
    encodeAbiParameters(oracleArgs, [keeper, BigInt(stalenessSeconds)]),
  );
  const rules = [oracle, BigInt(hfTargetBps), BigInt(hfSafeBps), minEquityUsdWad] as const;
  const registry = create(configRegistry, encodeAbiParameters(registryArgs, rules));
  const valuesLens = create(lens);
  const positionsManager = create(
    manager,
    encodeAbiParameters(managerArgs, [registry, valuesLens]),
  );
  const sessionManager = create(sessions);
  const engineParts = [sessionManager, positionsManager, sender.address] as const;
  const contracts = {
    ws,
    usdc,
    oracle,
    registry,
    valuesLens,
    positionsManager,
    sessionManager,
    engine: create(leverageRfqEngine, encodeAbiParameters(engineArgs, engineParts)),
    filler: create(filler, encodeAbiParameters(fillerArgs, [oracle, BigInt(spreadBps)])),
  };

  await sender.send(
    ...transactions,
    ...permissions(contracts),
    listing(registry, ws, wsRates, params.mmBps.wS),
    listing(registry, usdc, usdcRates, params.mmBps.USDC),
    ...supply(contracts, sender.address, ws, liquidity.ws),
    ...supply(contracts, sender.address, usdc, liquidity.usdc),
    ...stock(contracts, ws, liquidity.ws),
    ...stock(contracts, usdc, liquidity.usdc),
  );
  return contracts;
}

/** Lets the engine use sessions and move tokens in the positions manager. */
function permissions({ engine, positionsManager, sessionManager }: ChainContracts): Transaction[] {
  const args = [engine, true] as const;
  return [
    {
      to: sessionManager,
      data: encodeFunctionData({
        abi: sessionManagerAbi,
        functionName: 'setAllowedTarget',
        args,
      }),
    },
    {
      to: positionsManager,
      data: encodeFunctionData({ abi: positionsManagerAbi, functionName: 'setEngine', args }),
    },
  ];
}

/** Lists an asset as collateral and for borrowing, with a maintenance margin of `mmBps`. */
function listing(to: Address, asset: Address, irm: Address, mmBps: number): Transaction {
  const flags = { enabled: true, borrowable: true, collateral: true };
  const cfg = { irm, mmBps, ftYieldWrapper: zeroAddress, ...flags };
  const call = { abi: registryAbi, functionName: 'setAsset', args: [asset, cfg] } as const;
  return { to, data: encodeFunctionData(call) };
}

/** Supplies `amount` (base units) for others to borrow. */
function supply(
  { positionsManager }: ChainContracts,
  supplier: Address,
  token: Address,
  amount: bigint,
): Transaction[] {
  const approval = { functionName: 'approve', args: [positionsManager, amount] } as const;
  const deposit = { functionName: 'deposit', args: [token, amount] } as const;
  return [
    mint(token, supplier, amount),
    { to: token, data: encodeFunctionData({ abi: erc20Abi, ...approval }) },
    { to: positionsManager, data: encodeFunctionData({ abi: positionsManagerAbi, ...deposit }) },
  ];
}

/** Gives the filler `amount` (base units) to deliver from. */
function stock({ filler: to }: ChainContracts, token: Address, amount: bigint): Transaction[] {
  const call = { abi: fillerAbi, functionName: 'stock', args: [token] } as const;
  return [mint(token, to, amount), { to, data: encodeFunctionData(call) }];
}

/** Mints `amount` (base units) of a paper token for an account. */
export function mint(token: Address, to: Address, amount: bigint): Transaction {
  const call = { abi: erc20Abi, functionName: 'mint', args: [to, amount] } as const;
  return { to: token, data: encodeFunctionData(call) };
}
