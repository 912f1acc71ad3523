import { maxUint256, type PublicClient } from 'viem';
import type { AccountSetup, Allowance, TokenSetup } from '../../shared/domain/account-setup.ts';
import type { Address, OwnerAddress } from '../../shared/domain/ids.ts';
import type { Token } from '../../shared/domain/token.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { erc20Abi } from './abi/erc20.ts';
import { positionsManagerAbi } from './abi/positions-manager.ts';

const NATIVE_DECIMALS = 18;

/** Converts base units to tokens, and the largest uint256, which the contracts never decrement, to `unlimited`. */
export const toAllowance = (units: bigint, decimals: number): Allowance =>
  units === maxUint256 ? 'unlimited' : fromBaseUnits(units, decimals);

/** The owner's wallet balances and the allowances of the account, all from one block. */
export async function readAccountSetup(
  client: PublicClient,
  positionsManager: Address,
  engine: Address,
  owner: OwnerAddress,
  tokens: readonly Token[],
): Promise<AccountSetup> {
  const blockNumber = await client.getBlockNumber({ cacheTime: 0 });
  const pm = { address: positionsManager, abi: positionsManagerAbi, blockNumber } as const;
  const readToken = async ({ address, decimals }: Token): Promise<TokenSetup> => {
    const erc20 = { address, abi: erc20Abi, blockNumber } as const;
    const args = [owner, engine, address] as const;
    const [balance, deposit, debit, borrow] = await Promise.all([
      client.readContract({ ...erc20, functionName: 'balanceOf', args: [owner] }),
      client.readContract({
        ...erc20,
        functionName: 'allowance',
        args: [owner, positionsManager],
      }),
      client.readContract({ ...pm, functionName: 'engineDebitAllowanceOf', args }),
      client.readContract({ ...pm, functionName: 'borrowAllowance', args }),
    ]);
    return {
      token: address,
      walletBalance: fromBaseUnits(balance, decimals),
      depositAllowance: toAllowance(deposit, decimals),
      engineAllowance: toAllowance(debit, decimals),
      borrowAllowance: fromBaseUnits(borrow, decimals),
    };
  };
  const [native, ...perToken] = await Promise.all([
    client.getBalance({ address: owner, blockNumber }),
    ...tokens.map(readToken),
  ]);
  return { nativeBalance: fromBaseUnits(native, NATIVE_DECIMALS), tokens: perToken };
}
