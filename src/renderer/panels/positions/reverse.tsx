import { useState } from 'react';
import type { Position } from '../../../shared/domain/position.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { newOrderId } from '../ticket/new-order-id.ts';

/** What either of the two orders may lose against mark; whoever wants another bound closes and opens in the ticket. */
const SLIPPAGE_BPS = 50;

/** Turns a position round, at market and protected: two orders, so it asks once more, in place. */
export function Reverse({ position: { symbol, side } }: { readonly position: Position }) {
  const account = useSlice('activeAccount');
  const [asking, setAsking] = useState(false);
  const reverse = useCommand('positions.reverse');
  if (!account) return null;
  const run = async (): Promise<void> => {
    const protection = { kind: 'slippage', bps: SLIPPAGE_BPS } as const;
    const ids = { closeOrderId: newOrderId(), openOrderId: newOrderId() };
    const done = await reverse.run({ ...ids, account, symbol, protection });
    if (done.ok) setAsking(false);
  };
  if (!asking) {
    return (
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(true)}>
        Reverse
      </button>
    );
  }
  return (
    <div className="stack">
      <button
        type="button"
        className="btn btn-danger"
        disabled={reverse.pending}
        onClick={() => void run()}
      >
        {reverse.pending ? 'Closing…' : `Close, then ${side === 'long' ? 'short' : 'long'}`}
      </button>
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(false)}>
        No
      </button>
      {reverse.error && <ErrorBanner error={reverse.error} />}
    </div>
  );
}
