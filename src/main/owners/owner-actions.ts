import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { OwnerAction, OwnerEstimate, OwnerReceipt } from '../../shared/domain/owner-action.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { OwnerTransactions } from '../chain/owner-transactions.ts';
import type { Core } from '../core/open-core.ts';
import { type NamedOwnerCall, toCall } from './owner-call.ts';
import type { Owners } from './owners.ts';

/** Errors of both: those of `toCall`, `Owners` and the chain. CHAIN_REVERTED from the simulation costs no gas. */
export interface OwnerActions {
  /** Simulates; signs and spends nothing. */
  estimate(
    account: OwnerAddress,
    action: OwnerAction,
    config: VenueConfig,
  ): Promise<Result<OwnerEstimate, AppError>>;
  /** Simulates, signs, sends, and waits for the block. */
  run(
    account: OwnerAddress,
    action: OwnerAction,
    config: VenueConfig,
  ): Promise<Result<OwnerReceipt, AppError>>;
}

export interface OwnerActionsOptions {
  readonly chain: Pick<Chain, 'tokens'>;
  readonly transactions: Pick<OwnerTransactions, 'estimate'>;
  readonly owners: Pick<Owners, 'canSend' | 'send'>;
}

const NATIVE_DECIMALS = 18;

/** Deposits, withdrawals, repayments and allowances of account owners. */
export function createOwnerActions(
  { settings: { positionsManager } }: Pick<Core, 'settings'>,
  { chain, transactions, owners }: OwnerActionsOptions,
): OwnerActions {
  const plan = async (
    action: OwnerAction,
    config: VenueConfig,
  ): Promise<Result<NamedOwnerCall, AppError>> => {
    const tokens = await chain.tokens();
    if (!tokens.ok) return tokens;
    const engine = config.leverageRfqEngine;
    return toCall(action, { positionsManager, engine, tokens: tokens.value });
  };

  return {
    async estimate(account, action, config) {
      const call = await plan(action, config);
      if (!call.ok) return call;
      const possible = await owners.canSend(account);
      if (!possible.ok) return possible;
      const estimate = await transactions.estimate(account, call.value);
      if (!estimate.ok) return estimate;
      const { to, functionName } = call.value;
      const { gas, fee } = estimate.value;
      return ok({
        to,
        functionName,
        gas: `${gas}`,
        feeNative: fromBaseUnits(fee, NATIVE_DECIMALS),
      });
    },
    async run(account, action, config) {
      const call = await plan(action, config);
      if (!call.ok) return call;
      const sent = await owners.send(account, call.value);
      if (!sent.ok) return sent;
      const { txHash, gasUsed, effectiveGasPrice } = sent.value;
      const feePaid = fromBaseUnits(gasUsed * effectiveGasPrice, NATIVE_DECIMALS);
      return ok({ txHash, gasUsed: `${gasUsed}`, feePaid });
    },
  };
}
