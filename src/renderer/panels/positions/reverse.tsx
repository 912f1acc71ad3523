import { useState } from 'react';
import type { Position } from '../../../shared/domain/position.ts';
import { formatPercent } from '../../format/percent.ts';
import { newOrderId } from '../../stores/new-order-id.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { Confirm } from '../../ui/confirm.tsx';

/** What either of the two orders may lose against mark; for another bound, close and open in the ticket. */
const SLIPPAGE_BPS = 50;

/** Turns a position round, at market and protected. */
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
  const dismiss = (): void => {
    setAsking(false);
    reverse.clear();
  };
  const opposite = side === 'long' ? 'short' : 'long';
  return (
    <>
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(true)}>
        Reverse
      </button>
      {asking && (
        <Confirm
          question={`Reverse the ${symbol} ${side}?`}
          actions={[
            {
              words: `Close, then ${opposite}`,
              busyWords: 'Closing…',
              tone: 'danger',
              run: () => void run(),
            },
          ]}
          command={reverse}
          onDismiss={dismiss}
        >
          <p>
            Two market orders, each at most {formatPercent(SLIPPAGE_BPS)} worse than mark. The{' '}
            {side} is closed first; the {opposite} is opened once the close is filled.
          </p>
        </Confirm>
      )}
    </>
  );
}
