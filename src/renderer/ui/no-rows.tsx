import type { UnixMs } from '../../shared/domain/ids.ts';
import { useSlice } from '../stores/terminal-store.ts';

/** What a panel about an account says while none is open. */
export const NO_ACCOUNT = 'No account is open: add one in the Account tab.';

interface NoRowsProps {
  /** When it was last known that there are none; null when it never was. */
  readonly asOf: UnixMs | null;
  /** That there are none, and what brings the first one. */
  readonly words: string;
}

/** Why a panel shows no rows: it says that there are none only once that is known. */
export function NoRows({ asOf, words }: NoRowsProps) {
  const account = useSlice('activeAccount');
  const known = asOf === null ? 'Not loaded yet.' : words;
  return <p className="empty">{account === null ? NO_ACCOUNT : known}</p>;
}
