import type { UnixMs } from '../../shared/domain/ids.ts';
import { useSlice } from '../stores/terminal-store.ts';

interface NoRowsProps {
  /** When it was last known that there are none; null when it never was. */
  readonly asOf: UnixMs | null;
  readonly words: string;
}

/** Why a panel shows no rows: there are none only once that is known. */
export function NoRows({ asOf, words }: NoRowsProps) {
  const account = useSlice('activeAccount');
  const known = asOf === null ? 'Not loaded yet.' : words;
  return <p className="empty">{account === null ? 'No account is open.' : known}</p>;
}
