import type { Notice } from '../../../shared/domain/notice.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Age } from '../../ui/age.tsx';
import { noticeWords } from '../../words/status.ts';
import { ConfigChanges } from './config-changes.tsx';
import './notices.css';
import { WalletRequest } from './wallet-request.tsx';

/** A notice's facts: its count and its time change while it stays on the screen. */
const keyOf = ({ count: _, at: __, ...facts }: Notice): string => JSON.stringify(facts);

/** News that belongs to no row; takes no room when there is none. */
export function Notices() {
  const { changes } = useSlice('venue');
  const notices = useSlice('notices');
  const walletRequest = useSlice('walletRequest');
  if (changes.length === 0 && notices.length === 0 && walletRequest === null) return null;
  return (
    <aside className="notices" aria-label="Notices">
      {walletRequest !== null && <WalletRequest title={walletRequest} />}
      {changes.length > 0 && <ConfigChanges changes={changes} />}
      {notices.map((notice) => (
        <div key={keyOf(notice)} className="banner notice">
          <p>
            {noticeWords(notice)} {notice.count > 1 && <strong>{notice.count} times.</strong>}
          </p>
          <Age asOf={notice.at} />
        </div>
      ))}
    </aside>
  );
}
