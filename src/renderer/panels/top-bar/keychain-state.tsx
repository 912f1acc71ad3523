import type { KeychainState as State } from '../../../shared/domain/keychain.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { KEYCHAIN_STEP } from '../../words/account.ts';
import { TopItem } from './top-item.tsx';

const LOOKS: Readonly<Record<State['state'], string>> = {
  ready: 'good',
  checking: 'muted',
  locked: 'bad',
  absent: 'bad',
};

/** Whether the keychain can sign; if not, why, with a button to try again. */
export function KeychainState() {
  const keychain = useSlice('keychain');
  const retry = useCommand('keychain.retry');
  const blocked = keychain.state === 'locked' || keychain.state === 'absent';
  const step = KEYCHAIN_STEP[keychain.state];
  return (
    <TopItem className="keychain" label={blocked ? 'Cannot sign, keychain' : 'Keychain'}>
      <span
        className={LOOKS[keychain.state]}
        role="status"
        title={blocked ? `${step} (${keychain.detail})` : step}
      >
        <span data-testid="keychain">{keychain.state}</span>
      </span>
      {blocked && (
        <button
          type="button"
          className="btn btn-quiet"
          aria-label="Retry the keychain"
          disabled={retry.pending}
          onClick={() => void retry.run({})}
        >
          Retry
        </button>
      )}
    </TopItem>
  );
}
