import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OwnerAction, OwnerReceipt } from '../../../shared/domain/owner-action.ts';
import { formatNumber } from '../../format/number.ts';
import { shortHex } from '../../format/short-hex.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { calledContract, transactionWords } from '../../words/account.ts';
import { FEE_PLACES, ReviewTransaction } from './review-transaction.tsx';

interface TransactionsProps {
  readonly account: OwnerAddress;
  /** In order; each is simulated and shown before it is signed. */
  readonly plan: readonly OwnerAction[];
  symbolOf(token: string): string;
  onClose(): void;
}

/** The owner's transactions, one after another: a simulation with its cost, the signature, then the receipt. */
export function Transactions({ account, plan, symbolOf, onClose }: TransactionsProps) {
  const [receipts, setReceipts] = useState<readonly OwnerReceipt[]>([]);
  return (
    <section className="banner transactions" aria-label="Transactions">
      <ol className="stack">
        {plan.slice(0, receipts.length + 1).map((action, index) => {
          const receipt = receipts[index];
          return (
            <li key={`${action.kind} ${action.token}`} className="stack">
              <p>{transactionWords(action, symbolOf(action.token))}</p>
              {receipt ? (
                <Receipt receipt={receipt} />
              ) : (
                <ReviewTransaction
                  account={account}
                  action={action}
                  contract={calledContract(action, symbolOf(action.token))}
                  onDone={(done) => setReceipts([...receipts, done])}
                  onClose={onClose}
                />
              )}
            </li>
          );
        })}
      </ol>
      {receipts.length < plan.length ? (
        plan.length > 1 && (
          <p className="muted">
            Transaction {receipts.length + 1} of {plan.length}.
          </p>
        )
      ) : (
        <div className="row">
          <button type="button" className="btn" onClick={onClose}>
            Close
          </button>
        </div>
      )}
    </section>
  );
}

function Receipt({ receipt: { txHash, feePaid } }: { readonly receipt: OwnerReceipt }) {
  return (
    <p className="row" role="status">
      <span className="chip chip-good">done</span>
      <span className="mono" title={txHash}>
        {shortHex(txHash)}
      </span>
      <CopyButton label="Copy the transaction’s hash" text={txHash} />
      <span className="muted">
        {formatNumber(feePaid, FEE_PLACES, 'ceil')} of the chain’s coin paid for gas
      </span>
    </p>
  );
}
