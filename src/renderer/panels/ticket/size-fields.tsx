import { INTENTS } from '../../../shared/domain/order.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { orderTokens } from '../../../shared/math/order-terms.ts';
import { formatPercent } from '../../format/percent.ts';
import { Choice, type ChoiceOption } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import type { SizeBy, TicketChange, TicketState } from './ticket-state.ts';

const SIZE_BY: readonly ChoiceOption<SizeBy>[] = [
  { value: 'leverage', words: 'By leverage' },
  { value: 'risk', words: 'By risk' },
];

const PARTS_BPS = [2_500, 5_000, 7_500, 10_000] as const;

interface SizeFieldsProps {
  readonly state: TicketState;
  readonly market: Market;
  onChange(change: TicketChange): void;
}

/** The amount, or what it is worked out from; the price; and how long or how far from mark the order may fill. */
export function SizeFields({ state, market, onChange }: SizeFieldsProps) {
  const { action, borrows: opens } = INTENTS[state.intent];
  const closes = action === 'close';
  const quote = market.quote.symbol;
  const { sell, buy } = orderTokens(state.intent, market);
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
          label={`${opens ? 'Borrow' : 'Sell'} (${sell.symbol})`}
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
            label="Max. slippage (%)"
            value={state.slippage}
            disabled={state.unprotected}
            onChange={(slippage) => onChange({ slippage })}
          />
        )}
      </div>
      {state.kind === 'limit' ? (
        <div className="row">
          <Field
            label={`Price (${quote} per ${market.base.symbol})`}
            value={state.price}
            onChange={(price) => onChange({ price })}
          />
          <Field
            label={`Min. receive (${buy.symbol})`}
            value={state.minBuy}
            onChange={(minBuy) => onChange({ minBuy })}
          />
        </div>
      ) : (
        <Protection state={state} onChange={onChange} />
      )}
    </>
  );
}

type PartProps = Pick<SizeFieldsProps, 'state' | 'onChange'>;

/** Whether a market order has a worst price. */
function Protection({ state, onChange }: PartProps) {
  return (
    <>
      <label className="row">
        <input
          type="checkbox"
          checked={state.unprotected}
          onChange={({ target }) => onChange({ unprotected: target.checked })}
        />
        <span>No price protection</span>
      </label>
      {state.unprotected && (
        <p className="banner banner-warn">
          The order fills at any price. Only the health factor after it is checked.
        </p>
      )}
    </>
  );
}

/** Parts of the position to close. */
function Parts({ state, onChange }: PartProps) {
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
