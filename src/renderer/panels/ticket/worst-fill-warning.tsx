import type { Preview } from '../../../shared/math/preview.ts';
import { breaksAtWorst, type Shortfall } from './breaks-at-worst.ts';

const WORDS: Readonly<Record<Shortfall, string>> = {
  equity: 'the least equity',
  health: 'the safe health factor',
};

/** Allowed at mark, but not at the worst price the order accepts: the engine may still revert it, which costs nothing. */
export function WorstFillWarning({ preview }: { readonly preview: Preview }) {
  const shortfalls = breaksAtWorst(preview);
  if (shortfalls.length === 0) return null;
  return (
    <p className="banner banner-warn">
      At its worst price the order would leave less than{' '}
      {shortfalls.map((one) => WORDS[one]).join(' and ')} and be reverted: nothing is lost then, but
      a smaller amount or less slippage is surer.
    </p>
  );
}
