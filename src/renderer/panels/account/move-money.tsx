import { type FormEvent, useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OwnerAction } from '../../../shared/domain/owner-action.ts';
import type { Token } from '../../../shared/domain/token.ts';
import { type Transfer, transferRules } from '../../../shared/policy/owner-rules.ts';
import { formatAmount } from '../../format/number.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { ownerViolationWords } from '../../words/risk.ts';
import { Transactions } from './transactions.tsx';
import { largestTransfer, transferFacts } from './transfer-facts.ts';
import { transferPlan } from './transfer-plan.ts';

const KINDS = [
  { value: 'deposit', words: 'Deposit' },
  { value: 'withdraw', words: 'Withdraw' },
  { value: 'repay', words: 'Repay' },
] as const;

const LARGEST: Readonly<Record<Transfer['kind'], string>> = {
  deposit: 'available in the wallet',
  withdraw: 'available to withdraw',
  repay: 'repays the debt with its interest, or as much of it as the wallet can',
};

interface MoveMoneyProps {
  readonly account: OwnerAddress;
  readonly tokens: readonly Token[];
  /** Why nothing can be signed; null when it can. */
  readonly obstacle: string | null;
  symbolOf(token: string): string;
}

/** Transfers between the owner's wallet and the account. */
export function MoveMoney({ account, tokens, obstacle, symbolOf }: MoveMoneyProps) {
  const [kind, setKind] = useState<Transfer['kind']>('deposit');
  const [symbol, setSymbol] = useState(tokens[0]?.symbol ?? '');
  const [amount, setAmount] = useState('');
  const [plan, setPlan] = useState<readonly OwnerAction[] | null>(null);
  const now = useNow();
  const facts = transferFacts({ setup: useSlice('setup'), risk: useSlice('risk') }, now);
  const token = tokens.find((candidate) => candidate.symbol === symbol);
  if (!token) return null;
  const violations = transferRules({ kind, token, amount }, facts);
  const most = largestTransfer(kind, token, facts);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (violations.length > 0 || obstacle !== null) return;
    setPlan(transferPlan(kind, token.address, amount, facts.setup));
  };
  const close = (): void => {
    setPlan(null);
    setAmount('');
  };
  return (
    <div className="stack">
      <form className="stack" aria-label="Deposit, withdraw, repay" onSubmit={submit} noValidate>
        <Choice
          label="Transfer"
          options={KINDS}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            setPlan(null);
          }}
        />
        <div className="row">
          <label className="field">
            <span className="field-label">Token</span>
            <select
              value={symbol}
              disabled={plan !== null}
              onChange={({ target }) => setSymbol(target.value)}
            >
              {tokens.map((choice) => (
                <option key={choice.address}>{choice.symbol}</option>
              ))}
            </select>
          </label>
          <Field
            label={`Amount to ${kind} (${symbol})`}
            value={amount}
            disabled={plan !== null}
            onChange={setAmount}
          />
          <button
            type="button"
            className="btn"
            disabled={most === null || plan !== null}
            onClick={() => setAmount(most ?? '')}
          >
            Max
          </button>
          <button
            type="submit"
            className="btn btn-primary"
            title={obstacle ?? undefined}
            disabled={violations.length > 0 || obstacle !== null || plan !== null}
          >
            Review
          </button>
        </div>
        {most !== null && (
          <p className="muted">
            {formatAmount(most, symbol)} {LARGEST[kind]}
          </p>
        )}
        {amount !== '' && plan === null && violations.length > 0 && (
          <ul className="banner banner-warn" aria-label="Why it is refused">
            {violations.map((violation) => (
              <li key={JSON.stringify(violation)}>{ownerViolationWords(violation)}</li>
            ))}
          </ul>
        )}
      </form>
      {plan && <Transactions account={account} plan={plan} symbolOf={symbolOf} onClose={close} />}
    </div>
  );
}
