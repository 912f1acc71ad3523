import { useSlice } from '../../stores/terminal-store.ts';
import { OpenPaperAccount } from '../../ui/open-paper-account.tsx';
import { ConnectWallet } from './connect-wallet.tsx';
import { CreateLocalAccount } from './create-local-account.tsx';
import { WatchAccount } from './watch-account.tsx';

/** Every way to add an account, the safest first. */
export function AddAccount() {
  const { paper } = useSlice('environment');
  return (
    <>
      <h3>Add an account</h3>
      {paper && <OpenPaperAccount />}
      <ConnectWallet />
      <WatchAccount />
      <CreateLocalAccount />
    </>
  );
}
