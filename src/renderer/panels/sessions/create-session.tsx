import { type FormEvent, useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Token } from '../../../shared/domain/token.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { Field } from '../../ui/field.tsx';
import { cannotSign } from '../../words/account.ts';
import { defaultForm, type SessionForm, toCreateSession } from './session-form.ts';
import { useCanAct } from './use-can-act.ts';

interface CreateSessionProps {
  readonly account: OwnerAddress;
  /** Who sends what the owner signs and pays for gas; null while the owner sends the transactions. */
  readonly payer: OwnerAddress | null;
}

/** A new session key: how long, how often, at which fee and with how much it may trade. */
export function CreateSession(props: CreateSessionProps) {
  const [market] = useSlice('markets').value;
  if (!market) return <p className="empty">The venue’s tokens are not known yet.</p>;
  return <Form {...props} tokens={[market.quote, market.base]} />;
}

interface FormProps extends CreateSessionProps {
  readonly tokens: readonly Token[];
}

function Form({ account, payer, tokens }: FormProps) {
  const [form, setForm] = useState<SessionForm>(() => defaultForm(tokens));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const create = useCommand('sessions.create');
  const keychain = useSlice('keychain');
  const owner = useSlice('accounts').find(({ address }) => address === account);
  const obstacle = owner ? cannotSign(owner, keychain.state) : null;
  const possible = useCanAct(account);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = toCreateSession(form, account, tokens);
    setWrong(input.ok ? [] : input.error);
    if (input.ok) void create.run({ ...input.value, payer });
  };
  const limit = (symbol: string, value: string): void =>
    setForm({ ...form, limits: { ...form.limits, [symbol]: value } });

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {obstacle && <p className="banner banner-warn">{obstacle}</p>}
      <div className="row">
        <Field
          label="Session keys to create"
          value={form.count}
          onChange={(count) => setForm({ ...form, count })}
        />
        <Field
          label="Valid for (h)"
          value={form.hours}
          onChange={(hours) => setForm({ ...form, hours })}
        />
        <Field
          label="Number of orders"
          value={form.calls}
          onChange={(calls) => setForm({ ...form, calls })}
        />
        <Field
          label="Maximum fee (%)"
          value={form.maxFee}
          onChange={(maxFee) => setForm({ ...form, maxFee })}
        />
        {tokens.map(({ symbol }) => (
          <Field
            key={symbol}
            label={`${symbol} limit`}
            value={form.limits[symbol] ?? ''}
            onChange={(value) => limit(symbol, value)}
          />
        ))}
        <button type="submit" className="btn btn-primary" disabled={create.pending || !possible}>
          {create.pending ? 'Creating…' : 'Create session key'}
        </button>
      </div>
      {wrong.length > 0 && (
        <ul className="banner banner-error" role="alert">
          {wrong.map((sentence) => (
            <li key={sentence}>{sentence}.</li>
          ))}
        </ul>
      )}
      {create.error && <ErrorBanner error={create.error} />}
    </form>
  );
}
