import type { Token } from '../../../shared/domain/token.ts';
import { borrows } from '../../../shared/policy/opens-risk.ts';
import { formatPercent } from '../../format/percent.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import type { SizeBy, TicketChange, TicketState } from './ticket-state.ts';

const SIZE_BY = [
  { value: 'leverage', words: 'By leverage' },
  { value: 'risk', words: 'By risk' },
] as const satisfies readonly { value: SizeBy; words: string }[];

const PARTS_BPS = [2_500, 5_000, 7_500, 10_000] as const;

interface SizeFieldsProps {
  readonly state: TicketState;
  readonly quote: string;
  readonly sold: Token;
  onChange(change: TicketChange): void;
}

/** How much: an amount of the sold token, or what it follows from; and how far it may miss, in time or price. */
export function SizeFields({ state, quote, sold, onChange }: SizeFieldsProps) {
  const opens = borrows(state.intent);
  const closes = state.intent === 'close-long' || state.intent === 'close-short';
  return (
    <>
      {opens && (
        <Choice
          label="Size"
          options={SIZE_BY}
          value={state.sizeBy}
          onChange={(sizeBy) => onChange({ sizeBy })}
        />
      )}
      {opens && state.sizeBy === 'leverage' && (
        <div className="row">
          <Field
            label={`Margin (${quote})`}
            value={state.margin}
            onChange={(margin) => onChange({ margin })}
          />
          <Field
            label="Leverage"
            value={state.leverage}
            onChange={(leverage) => onChange({ leverage })}
          />
        </div>
      )}
      {opens && state.sizeBy === 'risk' && (
        <div className="row">
          <Field label="Stop price" value={state.stop} onChange={(stop) => onChange({ stop })} />
          <Field
            label={`Risk (${quote})`}
            value={state.risk}
            onChange={(risk) => onChange({ risk })}
          />
        </div>
      )}
      {closes && <Parts state={state} onChange={onChange} />}
      <div className="row">
        <Field
          label={`${opens ? 'Borrow' : 'Sell'} (${sold.symbol})`}
          value={state.amount}
          onChange={(amount) => onChange({ amount })}
        />
        {state.kind === 'limit' ? (
          <Field
            label="Valid for (minutes)"
            value={state.validMinutes}
            onChange={(validMinutes) => onChange({ validMinutes })}
          />
        ) : (
          <Field
            label="Slippage (%)"
            value={state.slippage}
            disabled={state.unprotected}
            onChange={(slippage) => onChange({ slippage })}
          />
        )}
      </div>
    </>
  );
}

/** Parts of the position to close. */
function Parts({ state, onChange }: Pick<SizeFieldsProps, 'state' | 'onChange'>) {
  return (
    <div className="row">
      {PARTS_BPS.map((bps) => (
        <button
          key={bps}
          type="button"
          className="btn"
          aria-pressed={state.fractionBps === bps}
          onClick={() => onChange({ fractionBps: bps })}
        >
          {formatPercent(bps)}
        </button>
      ))}
    </div>
  );
}
