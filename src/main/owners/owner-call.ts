import { encodeFunctionData, isAddressEqual, maxUint256 } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Address } from '../../shared/domain/ids.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';
import type { Token } from '../../shared/domain/token.ts';
import { toBaseUnits } from '../../shared/math/units.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { erc20Abi } from '../chain/abi/erc20.ts';
import { positionsManagerAbi } from '../chain/abi/positions-manager.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';

export interface OwnerCallContext {
  readonly positionsManager: Address;
  readonly engine: Address;
  readonly tokens: readonly Token[];
}

/** A call together with its function name. */
export interface NamedOwnerCall extends OwnerCall {
  readonly functionName: string;
}

/**
 * The contract call for an action (docs/venue-api.md, "Set-up of an account"). Converts tokens to base units exactly.
 * Errors: NOT_FOUND for a token the venue does not list; BAD_INPUT for excess decimals and for moving a zero amount.
 *
 * @example deposit of '4.25' USDC → deposit(USDC, 4_250_000)
 */
export function toCall(
  action: OwnerAction,
  { positionsManager, engine, tokens }: OwnerCallContext,
): Result<NamedOwnerCall, AppError> {
  const token = tokens.find(({ address }) => isAddressEqual(address, action.token));
  if (!token) return err({ code: 'NOT_FOUND', what: 'token' });
  const units = toUnits(action, token.decimals);
  if (!units.ok) return units;
  const named = (to: Address, functionName: string, data: OwnerCall['data']) =>
    ok({ to, functionName, data, why: `${WHY[action.kind]} ${action.amount} ${token.symbol}` });

  if (action.kind === 'approve-token') {
    const args = [positionsManager, units.value] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args });
    return named(token.address, 'approve', data);
  }
  const abi = positionsManagerAbi;
  if (action.kind === 'approve-engine' || action.kind === 'approve-borrow') {
    const functionName = action.kind === 'approve-engine' ? 'approveEngine' : 'approveBorrow';
    const args = [engine, token.address, units.value] as const;
    return named(positionsManager, functionName, encodeFunctionData({ abi, functionName, args }));
  }
  const args = [token.address, units.value] as const;
  const data = encodeFunctionData({ abi, functionName: action.kind, args });
  return named(positionsManager, action.kind, data);
}

/** For the audit log: the words before the amount. */
const WHY: Readonly<Record<OwnerAction['kind'], string>> = {
  'approve-token': 'let the positions manager take',
  deposit: 'deposit',
  withdraw: 'withdraw',
  repay: 'repay',
  'approve-engine': 'let the engine use',
  'approve-borrow': 'let the engine borrow',
};

/** An allowance of zero revokes one; any other amount of zero is a mistake. */
function toUnits({ kind, amount }: OwnerAction, decimals: number): Result<bigint, AppError> {
  const engines = kind === 'approve-engine' || kind === 'approve-borrow';
  const moves = !engines && kind !== 'approve-token';
  const units = engines && amount === 'unlimited' ? ok(maxUint256) : toBaseUnits(amount, decimals);
  if (units.ok && (units.value > 0n || !moves)) return units;
  const issue = { path: 'amount', code: 'NOT_AN_AMOUNT', decimals, mayBeZero: !moves } as const;
  return err({ code: 'BAD_INPUT', issues: [issue] });
}
