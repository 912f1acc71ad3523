import type { Market, Token } from '../../../shared/domain/token.ts';
import { Field } from '../../ui/field.tsx';
import type { TicketChange, TicketState } from './ticket-state.ts';

interface PriceFieldsProps {
  readonly state: TicketState;
  readonly market: Market;
  readonly bought: Token;
  onChange(change: TicketChange): void;
}

/** At which price: of a limit order its own, of a market order whether it is protected from a bad one. */
export function PriceFields({ state, market, bought, onChange }: PriceFieldsProps) {
  return state.kind === 'limit' ? (
    <div className="row">
      <Field
        label={`Price (${market.quote.symbol} per ${market.base.symbol})`}
        value={state.price}
        onChange={(price) => onChange({ price })}
      />
      <Field
        label={`Buy at least (${bought.symbol})`}
        value={state.minBuy}
        onChange={(minBuy) => onChange({ minBuy })}
      />
    </div>
  ) : (
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
          The order will be filled at any price at all. Only the health factor after it is checked.
        </p>
      )}
    </>
  );
}
