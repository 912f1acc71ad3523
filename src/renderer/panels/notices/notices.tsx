import { useSlice } from '../../stores/terminal-store.ts';
import { Age } from '../../ui/age.tsx';
import { noticeWords } from '../../words/notice-words.ts';
import { ConfigChanges } from './config-changes.tsx';
import './notices.css';
import { WalletRequest } from './wallet-request.tsx';

/** What the user should know that belongs to no row. Takes no room when there is nothing. */
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
        <div
          key={`${notice.code} ${notice.detail}`}
          className="banner notice"
          title={notice.detail}
        >
          <p>
            {noticeWords(notice)} {notice.count > 1 && <strong>{notice.count} times.</strong>}
          </p>
          <Age asOf={notice.at} />
        </div>
      ))}
    </aside>
  );
}
