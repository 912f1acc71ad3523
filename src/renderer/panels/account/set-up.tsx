import { Fragment, useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OwnerAction } from '../../../shared/domain/owner-action.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { type ChecklistItem, checklist } from './checklist.ts';
import { Transactions } from './transactions.tsx';

const STATE: Readonly<Record<ChecklistItem['state'], readonly [words: string, tone: string]>> = {
  done: ['done', 'chip-good'],
  low: ['runs low', 'chip-warn'],
  missing: ['missing', 'chip-bad'],
};

interface SetUpProps {
  readonly account: OwnerAddress;
  readonly market: Market;
  /** Why nothing can be signed; null when it can. */
  readonly obstacle: string | null;
  symbolOf(token: string): string;
}

/** What the account needs before it can trade, as read from the chain, with a button for each missing step. */
export function SetUp({ account, market, obstacle, symbolOf }: SetUpProps) {
  const { value: setup } = useSlice('setup');
  const { value: risk } = useSlice('risk');
  const [open, setOpen] = useState<{
    readonly title: string;
    readonly plan: readonly OwnerAction[];
  } | null>(null);
  if (!setup || !risk)
    return <p className="empty">The account has not been read from the chain yet.</p>;
  return (
    <table className="table">
      <caption className="visually-hidden">Setup</caption>
      <tbody>
        {checklist(setup, risk, market).map(({ title, state, detail, step }) => (
          <Fragment key={title}>
            <tr>
              <th scope="row">{title}</th>
              <td>
                <span className={`chip ${STATE[state][1]}`}>{STATE[state][0]}</span>
              </td>
              <td className="words">{detail}</td>
              <td className="num">
                {step && (
                  <button
                    type="button"
                    className="btn"
                    aria-label={`${step.button}: ${title}`}
                    title={obstacle ?? undefined}
                    disabled={obstacle !== null || open !== null}
                    onClick={() => setOpen({ title, plan: step.plan })}
                  >
                    {step.button}
                  </button>
                )}
              </td>
            </tr>
            {open?.title === title && (
              <tr>
                <td colSpan={4} className="words">
                  <Transactions
                    account={account}
                    plan={open.plan}
                    symbolOf={symbolOf}
                    onClose={() => setOpen(null)}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
