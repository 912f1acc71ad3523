import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { type OpenPosition, planFlatten } from '../../../shared/policy/plan-flatten.ts';
import { formatAmount } from '../../format/number.ts';
import { formatPercent } from '../../format/percent.ts';
import { useSlice, useSlices } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { INTENT_WORDS } from '../../words/orders.ts';
import { ownerWords } from '../../words/sessions.ts';

/** What a closing order may lose against mark; whoever wants another bound closes in the ticket first. */
const SLIPPAGE_BPS = 100;

interface ConfirmFlattenProps {
  readonly account: OwnerAddress;
  readonly payer: OwnerAddress | null;
  onClose(): void;
}

/** All that it will do, as things are now; main looks once more before it does it. */
export function ConfirmFlatten({ account, payer, onClose }: ConfirmFlattenProps) {
  const { orders, positions, sessions } = planFlatten(useSlices());
  const begin = useCommand('flatten.start');
  const label = useSlice('accounts').find(({ address }) => address === payer)?.label ?? null;
  // A session's own key signs that its order is cancelled; somebody has to send it.
  const asked = sessions.length + (payer === null ? orders.length : 0);
  const run = async (): Promise<void> => {
    const begun = await begin.run({ account, payer, slippageBps: SLIPPAGE_BPS });
    if (begun.ok) onClose();
  };
  return (
    <div className="stack">
      <p>One after another, and only as far as all goes well:</p>
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
            ? 'There is no session to revoke.'
            : `Once nothing is open, revokes ${sessions.length === 1 ? 'the session' : `all ${sessions.length} sessions`} for good.`}
        </li>
      </ol>
      {asked > 0 && <p>{ownerWords(asked, label)}</p>}
      <div className="row">
        <button
          type="button"
          className="btn btn-danger"
          disabled={begin.pending}
          onClick={() => void run()}
        >
          Yes, close everything
        </button>
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          No
        </button>
      </div>
      {begin.error && <ErrorBanner error={begin.error} />}
    </div>
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
    : 'one that was placed elsewhere';

const positionWords = ({ symbol, side, size }: OpenPosition): string => {
  const [base = ''] = symbol.split('-');
  return `${symbol} ${side}, ${formatAmount(size, base)}`;
};
