import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import type { OwnerKeys } from '../keys/owner-keys.ts';
import type { Faucet } from './faucet.ts';
import type { OwnerActions } from './owner-actions.ts';
import { missingSetup, type SetupStep } from './setup-checklist.ts';

export interface PaperAccounts {
  /** Creates an owner key in the keychain and the account's row, then does everything `resume` does. */
  create(config: VenueConfig): Promise<Result<Account, AppError>>;
  /** Checks which set-up steps are missing (funds, margin, allowances) and does only those. */
  resume(account: Account, config: VenueConfig): Promise<Result<null, AppError>>;
}

export interface PaperAccountsOptions {
  readonly chain: Pick<Chain, 'chainId' | 'tokens' | 'accountSetup' | 'riskAccount'>;
  readonly ownerActions: Pick<OwnerActions, 'run'>;
  readonly ownerKeys: Pick<OwnerKeys, 'create'>;
  readonly faucet: Faucet;
}

/** The initial margin, deposited from the faucet's grant; the rest stays in the wallet. */
const MARGIN_SYMBOL = 'USDC';
const MARGIN_TOKENS = '100';

/** Accounts on a paper venue: a local owner key, funds from the faucet, and the one-time set-up on chain. */
export function createPaperAccounts(
  { clock, state }: Pick<Core, 'clock' | 'state'>,
  { chain, ownerActions, ownerKeys, faucet }: PaperAccountsOptions,
): PaperAccounts {
  const readMissing = async (owner: OwnerAddress, config: VenueConfig) => {
    const [setup, risk] = await Promise.all([
      chain.accountSetup(owner, config),
      chain.riskAccount(owner),
    ]);
    if (!setup.ok) return setup;
    return risk.ok ? ok(missingSetup(setup.value, risk.value)) : risk;
  };

  /** The missing steps. If gas is one of them, asks the faucet first and rereads the chain. */
  const fundThenRead = async (owner: OwnerAddress, config: VenueConfig) => {
    const missing = await readMissing(owner, config);
    if (!missing.ok || !missing.value.some(({ step }) => step === 'gas')) return missing;
    const funded = await faucet.fund(owner);
    return funded.ok ? readMissing(owner, config) : funded;
  };

  const resume: PaperAccounts['resume'] = async ({ address: owner }, config) => {
    const [tokens, steps] = await Promise.all([chain.tokens(), fundThenRead(owner, config)]);
    if (!tokens.ok) return tokens;
    if (!steps.ok) return steps;
    const margin = tokens.value.find(({ symbol }) => symbol === MARGIN_SYMBOL);
    if (margin === undefined) return err({ code: 'NOT_FOUND', what: 'token' });
    for (const step of steps.value) {
      for (const action of stepActions(step, margin)) {
        const sent = await ownerActions.run(owner, action, config);
        if (!sent.ok) return sent;
      }
    }
    return ok(null);
  };

  return {
    async create(config) {
      const owner = await ownerKeys.create();
      if (!owner.ok) return owner;
      const account: Account = {
        address: owner.value,
        chainId: chain.chainId,
        label: 'Paper',
        owner: 'local-key',
        createdAt: clock.now(),
      };
      // Stored before funding, so that the account and its key are found again after a crash.
      state.keep('accounts', account);
      const done = await resume(account, config);
      return done.ok ? ok(account) : done;
    },
    resume,
  };
}

/** The owner's transactions for one step. Each may safely be repeated after a crash. */
function stepActions(step: SetupStep, margin: Token): readonly OwnerAction[] {
  switch (step.step) {
    case 'gas':
      return [];
    case 'margin': {
      const amounts = { token: margin.address, amount: MARGIN_TOKENS };
      return [
        { kind: 'approve-token', ...amounts },
        { kind: 'deposit', ...amounts },
      ];
    }
    case 'engine-allowance':
      return [{ kind: 'approve-engine', token: step.token, amount: 'unlimited' }];
    case 'borrow-allowance':
      return [{ kind: 'approve-borrow', token: step.token, amount: 'unlimited' }];
  }
}
