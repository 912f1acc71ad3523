import { type Address, encodeFunctionData, type Hex, parseUnits, zeroAddress } from 'viem';
import { erc20Abi, fillerAbi, positionsManagerAbi, registryAbi, sessionManagerAbi } from './abi.ts';
import type { ChainContracts, RiskParams } from './chain.ts';
import type { RateModels } from './deploy.ts';
import type { Sender } from './sender.ts';

/** What others have supplied to borrow from, and as much again for the filler to deliver. */
const liquidity = { ws: parseUnits('1000000000', 18), usdc: parseUnits('50000000', 6) };

/** Connects the deployed contracts and gives them assets, liquidity and inventory. */
export async function wireContracts(
  sender: Sender,
  contracts: ChainContracts,
  rateModels: RateModels,
  params: RiskParams,
): Promise<void> {
  const { engine, filler, positionsManager, registry, usdc, ws } = contracts;
  const engineAllowed = { args: [engine, true] } as const;
  await call(
    contracts.sessionManager,
    encodeFunctionData({
      abi: sessionManagerAbi,
      functionName: 'setAllowedTarget',
      ...engineAllowed,
    }),
  );
  await call(
    positionsManager,
    encodeFunctionData({ abi: positionsManagerAbi, functionName: 'setEngine', ...engineAllowed }),
  );
  await list(ws, rateModels.wS, params.mmBps.wS);
  await list(usdc, rateModels.USDC, params.mmBps.USDC);
  await supply(ws, liquidity.ws);
  await supply(usdc, liquidity.usdc);
  await stock(ws, liquidity.ws);
  await stock(usdc, liquidity.usdc);

  function call(to: Address, data: Hex) {
    return sender.send({ to, data });
  }

  function list(asset: Address, irm: Address, mmBps: number) {
    const flags = { enabled: true, borrowable: true, collateral: true };
    const cfg = { irm, mmBps, ftYieldWrapper: zeroAddress, ...flags };
    const args = [asset, cfg] as const;
    return call(registry, encodeFunctionData({ abi: registryAbi, functionName: 'setAsset', args }));
  }

  async function supply(token: Address, amount: bigint) {
    const approval = [positionsManager, amount] as const;
    const deposit = [token, amount] as const;
    await mint(token, sender.address, amount);
    await call(
      token,
      encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: approval }),
    );
    await call(
      positionsManager,
      encodeFunctionData({ abi: positionsManagerAbi, functionName: 'deposit', args: deposit }),
    );
  }

  async function stock(token: Address, amount: bigint) {
    await mint(token, filler, amount);
    await call(
      filler,
      encodeFunctionData({ abi: fillerAbi, functionName: 'stock', args: [token] }),
    );
  }

  function mint(token: Address, to: Address, amount: bigint) {
    const args = [to, amount] as const;
    return call(token, encodeFunctionData({ abi: erc20Abi, functionName: 'mint', args }));
  }
}
