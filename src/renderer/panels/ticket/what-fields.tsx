import type { OrderIntent } from '../../../shared/domain/order.ts';
import type { Side } from '../../../shared/domain/position.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { Choice } from '../../ui/choice.tsx';
import type { OrderKind, TicketChange, TicketState } from './ticket-state.ts';

type What = 'long' | 'short' | 'close' | 'swap';

const WHATS = [
  { value: 'long', words: 'Long' },
  { value: 'short', words: 'Short' },
  { value: 'close', words: 'Close' },
  { value: 'swap', words: 'Swap' },
] as const satisfies readonly { value: What; words: string }[];

const KINDS = [
  { value: 'market', words: 'Market' },
  { value: 'limit', words: 'Limit' },
] as const satisfies readonly { value: OrderKind; words: string }[];

const WHAT_OF: Readonly<Record<OrderIntent, What>> = {
  'open-long': 'long',
  'open-short': 'short',
  'close-long': 'close',
  'close-short': 'close',
  'swap-to-base': 'swap',
  'swap-to-quote': 'swap',
};

/** `held` is the side of the position in this market, which is the one that a close closes. */
function intentOf(what: What, held: Side | null): OrderIntent {
  switch (what) {
    case 'long':
      return 'open-long';
    case 'short':
      return 'open-short';
    case 'close':
      return held === 'short' ? 'close-short' : 'close-long';
    case 'swap':
      return 'swap-to-base';
  }
}

interface WhatFieldsProps {
  readonly state: TicketState;
  readonly market: Market;
  readonly held: Side | null;
  onChange(change: TicketChange): void;
}

/** What the order is for, and whether it waits for its price. */
export function WhatFields({ state, market, held, onChange }: WhatFieldsProps) {
  const { base, quote } = market;
  return (
    <>
      <Choice
        label="Order"
        options={WHATS}
        value={WHAT_OF[state.intent]}
        onChange={(what) => onChange({ intent: intentOf(what, held) })}
      />
      {WHAT_OF[state.intent] === 'swap' && (
        <Choice
          label="Swap direction"
          options={[
            { value: 'swap-to-base', words: `${quote.symbol} → ${base.symbol}` },
            { value: 'swap-to-quote', words: `${base.symbol} → ${quote.symbol}` },
          ]}
          value={state.intent}
          onChange={(intent) => onChange({ intent })}
        />
      )}
      <Choice
        label="Kind"
        options={KINDS}
        value={state.kind}
        onChange={(kind) => onChange({ kind })}
      />
    </>
  );
}
