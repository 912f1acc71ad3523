import type { Market, Token } from '../../../shared/domain/token.ts';
import { Field } from '../../ui/field.tsx';
import type { TicketChange, TicketState } from './ticket-state.ts';

interface PriceFieldsProps {
  readonly state: TicketState;
  readonly market: Market;
  readonly bought: Token;
  onChange(change: TicketChange): void;
}

/** At which price: of a limit order its own, of a market order the protection from a bad one. */
export function PriceFields({ state, market, bought, onChange }: PriceFieldsProps) {
  return state.kind === 'limit' ? (
    <>
      <div className="row">
        <Field
          label={`Price (${market.quote.symbol} per ${market.base.symbol})`}
          value={state.price}
          onChange={(price) => onChange({ price })}
        />
        <Field
          label="Valid for (minutes)"
          value={state.validMinutes}
          onChange={(validMinutes) => onChange({ validMinutes })}
        />
      </div>
      <Field
        label={`Buy at least (${bought.symbol})`}
        value={state.minBuy}
        onChange={(minBuy) => onChange({ minBuy })}
      />
    </>
  ) : (
    <>
      <div className="row">
        <Field
          label="Slippage (%)"
          value={state.slippage}
          disabled={state.unprotected}
          onChange={(slippage) => onChange({ slippage })}
        />
        <label className="row check">
          <input
            type="checkbox"
            checked={state.unprotected}
            onChange={({ target }) => onChange({ unprotected: target.checked })}
          />
          <span>No price protection</span>
        </label>
      </div>
      {state.unprotected && (
        <p className="banner banner-warn">
          The order will be filled at any price at all. Only the health factor after it is checked.
        </p>
      )}
    </>
  );
}
