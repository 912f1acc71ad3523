import type { OwnerAction } from '../../../shared/domain/owner-action.ts';

/** What a transaction does, in words: every amount exactly as it will be signed. */
export function transactionWords({ kind, amount }: OwnerAction, symbol: string): string {
  switch (kind) {
    case 'approve-token':
      return `Let the positions manager take up to ${amount} ${symbol} out of the wallet.`;
    case 'deposit':
      return `Deposit ${amount} ${symbol}: out of the wallet, into the account as margin.`;
    case 'withdraw':
      return `Withdraw ${amount} ${symbol}: out of the account, into the wallet.`;
    case 'repay':
      return `Repay up to ${amount} ${symbol} of what is owed, out of the wallet.`;
    case 'approve-engine':
      return `Let the engine take ${limit(amount, symbol)} out of the account’s collateral for its orders.`;
    case 'approve-borrow':
      return `Let the engine borrow ${limit(amount, symbol)} in the account’s name for its orders.`;
  }
}

const limit = (amount: string, symbol: string): string =>
  amount === 'unlimited' ? `${symbol} without limit` : `up to ${amount} ${symbol}`;

/** The contract that is called. */
export const contractWords = ({ kind }: OwnerAction, symbol: string): string =>
  kind === 'approve-token' ? `the ${symbol} token` : 'the positions manager';
