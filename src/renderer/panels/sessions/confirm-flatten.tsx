import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { type OpenPosition, planFlatten } from '../../../shared/policy/plan-flatten.ts';
import { formatAmount } from '../../format/number.ts';
import { formatPercent } from '../../format/percent.ts';
import { useSlice, useSlices } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { INTENT_WORDS } from '../../words/orders.ts';
import { ownerWords } from '../../words/sessions.ts';

/** How much worse than mark a closing order may fill; for another bound, close in the ticket first. */
const SLIPPAGE_BPS = 100;

interface ConfirmFlattenProps {
  readonly account: OwnerAddress;
  readonly payer: OwnerAddress | null;
  onClose(): void;
}

/** Everything that will be done, by the current figures; main checks them again before each step. */
export function ConfirmFlatten({ account, payer, onClose }: ConfirmFlattenProps) {
  const { orders, positions, sessions } = planFlatten(useSlices());
  const begin = useCommand('flatten.start');
  const label = useSlice('accounts').find(({ address }) => address === payer)?.label ?? null;
  // The session key signs the cancellation; somebody has to send it.
  const asked = sessions.length + (payer === null ? orders.length : 0);
  const run = async (): Promise<void> => {
    const begun = await begin.run({ account, payer, slippageBps: SLIPPAGE_BPS });
    if (begun.ok) onClose();
  };
  return (
    <Confirm
      question="Close everything, then revoke?"
      actions={[
        {
          words: 'Yes, close everything',
          busyWords: 'Starting…',
          tone: 'danger',
          run: () => void run(),
        },
      ]}
      command={begin}
      onDismiss={onClose}
    >
      <p>In this order; it stops at the first step that fails:</p>
      <ol>
        <li>
          {orders.length === 0 ? 'There is no order to cancel.' : 'Cancels every open order:'}
          <Items items={orders.map(orderWords)} />
        </li>
        <li>
          {positions.length === 0
            ? 'There is no position to close.'
            : `Closes at market, at most ${formatPercent(SLIPPAGE_BPS)} worse than mark:`}
          <Items items={positions.map(positionWords)} />
        </li>
        <li>
          {sessions.length === 0
            ? 'There is no session key to revoke.'
            : `Once nothing is open, revokes ${sessions.length === 1 ? 'the session key' : `all ${sessions.length} session keys`} for good.`}
        </li>
      </ol>
      {asked > 0 && <p>{ownerWords(asked, label)}</p>}
    </Confirm>
  );
}

function Items({ items }: { readonly items: readonly string[] }) {
  return items.length === 0 ? null : (
    <ul>
      {items.map((item, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two orders may read the same.
        <li key={n}>{item}</li>
      ))}
    </ul>
  );
}

const orderWords = ({ terms }: Order): string =>
  terms
    ? `${INTENT_WORDS[terms.intent]}, ${terms.kind}, sells ${formatAmount(terms.sellAmount, terms.sellSymbol, 'ceil')}`
    : 'an order that was placed elsewhere';

const positionWords = ({ symbol, side, size }: OpenPosition): string => {
  const [base = ''] = symbol.split('-');
  return `${symbol} ${side}, ${formatAmount(size, base)}`;
};
