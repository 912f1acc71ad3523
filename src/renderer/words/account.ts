import type { Account } from '../../shared/domain/account.ts';
import type { KeychainState } from '../../shared/domain/keychain.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';

/** How the owner of an account signs. */
export const OWNER_WORDS: Readonly<Record<Account['owner'], string>> = {
  'local-key': 'Key in this computer’s keychain',
  'browser-wallet': 'Browser wallet',
  'watch-only': 'Watch-only',
};

/** Why the keychain cannot sign, and what to do about it. */
export const KEYCHAIN_STEP: Readonly<Record<KeychainState['state'], string>> = {
  ready: 'The keychain is ready.',
  checking: 'The keychain is being checked: wait a moment.',
  locked: 'The keychain is locked: unlock it, then press Retry in the top bar.',
  absent: 'No keychain can be reached: start one, then press Retry in the top bar.',
};

/** Why nothing can be signed for an account, and what to do; null when it can sign. */
export function cannotSign(account: Account, keychain: KeychainState['state']): string | null {
  if (account.owner === 'watch-only') {
    return 'Cannot sign: this account is watch-only, its key is not on this computer. Choose another account to trade with.';
  }
  if (account.owner === 'local-key' && keychain !== 'ready') return KEYCHAIN_STEP[keychain];
  return null;
}

const TRANSACTIONS: Readonly<
  Record<OwnerAction['kind'], (amount: string, symbol: string) => string>
> = {
  'approve-token': (amount, symbol) =>
    `Allow the positions manager to take up to ${amount} ${symbol} from the wallet.`,
  deposit: (amount, symbol) => `Deposit ${amount} ${symbol} from the wallet as margin.`,
  withdraw: (amount, symbol) => `Withdraw ${amount} ${symbol} to the wallet.`,
  repay: (amount, symbol) => `Repay up to ${amount} ${symbol} of debt from the wallet.`,
  'approve-engine': (amount, symbol) =>
    `Allow the engine to use ${limit(amount, symbol)} of the account’s collateral for its orders.`,
  'approve-borrow': (amount, symbol) =>
    `Allow the engine to borrow ${limit(amount, symbol)} on the account’s behalf for its orders.`,
};

const limit = (amount: string, symbol: string): string =>
  amount === 'unlimited' ? `any amount of ${symbol}` : `up to ${amount} ${symbol}`;

/** What an owner's transaction does, with every amount exactly as it will be signed. */
export const transactionWords = ({ kind, amount }: OwnerAction, symbol: string): string =>
  TRANSACTIONS[kind](amount, symbol);

/** The contract that an owner's transaction calls. */
export const calledContract = ({ kind }: OwnerAction, symbol: string): string =>
  kind === 'approve-token' ? `${symbol} token` : 'Positions manager';
