import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, type Result } from '../../shared/result.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core } from '../core/open-core.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { OwnerActions } from '../owners/owner-actions.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { AccountSync } from './account-sync.ts';

export interface OwnerCommandsOptions {
  readonly owners: Pick<OwnersFeature, 'isKnown' | 'actions'>;
  readonly config: Pick<ConfigWatch, 'fetch' | 'accepted'>;
  readonly sync: Pick<AccountSync, 'refreshAfterChange' | 'refreshBalances'>;
}

/** The owner's transactions: deposits, withdrawals, repayments and allowances. */
export function ownerCommands(
  { background }: Pick<Core, 'background'>,
  { owners, config, sync }: OwnerCommandsOptions,
): CommandsOf<'owner'> {
  /** An allowance must name the venue's current contract; everything else has to work while the venue is down. */
  const configFor = async ({ kind }: OwnerAction): Promise<Result<VenueConfig, AppError>> =>
    kind === 'approve-engine' || kind === 'approve-borrow' ? config.fetch() : config.accepted();

  const act = async <T>(
    carryOut: (...args: Parameters<OwnerActions['run']>) => Promise<Result<T, AppError>>,
    { account, action }: ParsedInput<'owner.run'>,
  ): Promise<Result<T, AppError>> => {
    if (!owners.isKnown(account)) return err({ code: 'NOT_FOUND', what: 'account' });
    const current = await configFor(action);
    return current.ok ? carryOut(account, action, current.value) : current;
  };

  const refresh = async (): Promise<void> => {
    await sync.refreshAfterChange();
    await sync.refreshBalances();
  };

  return {
    'owner.estimate': (input) => act(owners.actions.estimate, input),
    'owner.run': async (input) => {
      const done = await act(owners.actions.run, input);
      background.run('owner', refresh);
      return done;
    },
  };
}
