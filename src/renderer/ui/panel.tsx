import { type ReactNode, useId } from 'react';
import type { UnixMs } from '../../shared/domain/ids.ts';
import { useNow } from '../stores/now.ts';
import { Age, isOld } from './age.tsx';

interface PanelProps {
  readonly title: string;
  /** When the data was last confirmed; leave out for panels without data of their own. */
  readonly asOf?: UnixMs | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled region of the screen. Its heading names it for assistive technology and for tests. */
export function Panel({ title, asOf, actions, children, className = '' }: PanelProps) {
  const heading = useId();
  const now = useNow();
  // Figures from an hour ago must not look current.
  const age = asOf !== undefined && isOld(asOf, now) ? 'panel-old' : '';
  return (
    <section className={`panel ${age} ${className}`} aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {asOf !== undefined && <Age asOf={asOf} />}
        <div className="panel-actions">{actions}</div>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
