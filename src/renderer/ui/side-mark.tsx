import type { ReactNode } from 'react';
import type { Side } from '../../shared/domain/position.ts';

interface SideMarkProps {
  readonly side: Side | 'buy' | 'sell';
  /** Words other than the side itself. */
  readonly children?: ReactNode;
}

/** Which way a position or an order goes: by colour, by an arrow, and in words. */
export function SideMark({ side, children = side }: SideMarkProps) {
  const up = side === 'long' || side === 'buy';
  return (
    <span className={up ? 'side-buy' : 'side-sell'}>
      <span aria-hidden="true">{up ? '▲' : '▼'}</span> {children}
    </span>
  );
}
