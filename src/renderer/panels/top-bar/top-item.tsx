import type { ReactNode } from 'react';

interface TopItemProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** One thing of the top bar: what it is above, how it is below. */
export function TopItem({ label, children, className = '' }: TopItemProps) {
  return (
    <div className={`top-item ${className}`}>
      <div className="top-label">{label}</div>
      <div className="top-value">{children}</div>
    </div>
  );
}
