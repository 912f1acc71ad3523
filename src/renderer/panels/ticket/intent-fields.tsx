import type { OrderIntent } from '../../../shared/domain/order.ts';
import type { Side } from '../../../shared/domain/position.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { Choice, type ChoiceOption } from '../../ui/choice.tsx';
import type { OrderKind, TicketChange, TicketState } from './ticket-state.ts';

type Action = 'long' | 'short' | 'close' | 'swap';

const ACTIONS: readonly ChoiceOption<Action>[] = [
  { value: 'long', words: 'Long', tone: 'buy' },
  { value: 'short', words: 'Short', tone: 'sell' },
  { value: 'close', words: 'Close' },
  { value: 'swap', words: 'Swap' },
];

const KINDS: readonly ChoiceOption<OrderKind>[] = [
  { value: 'market', words: 'Market' },
  { value: 'limit', words: 'Limit' },
];

const ACTION_OF: Readonly<Record<OrderIntent, Action>> = {
  'open-long': 'long',
  'open-short': 'short',
  'close-long': 'close',
  'close-short': 'close',
  'swap-to-base': 'swap',
  'swap-to-quote': 'swap',
};

/** @param held the side of the position in this market, which is the one that a close closes */
function intentOf(action: Action, held: Side | null): OrderIntent {
  switch (action) {
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

interface IntentFieldsProps {
  readonly state: TicketState;
  readonly market: Market;
  readonly held: Side | null;
  onChange(change: TicketChange): void;
}

/** What the order is for, and whether it waits for its price. */
export function IntentFields({ state, market, held, onChange }: IntentFieldsProps) {
  const { base, quote } = market;
  const action = ACTION_OF[state.intent];
  return (
    <>
      <Choice
        label="Action"
        options={ACTIONS}
        value={action}
        onChange={(chosen) => onChange({ intent: intentOf(chosen, held) })}
      />
      {action === 'swap' && (
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
        label="Order type"
        options={KINDS}
        value={state.kind}
        onChange={(kind) => onChange({ kind })}
      />
    </>
  );
}
