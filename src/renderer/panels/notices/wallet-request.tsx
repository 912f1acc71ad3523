import { useCommand } from '../../stores/use-command.ts';

/** The open request to the browser wallet, on every screen until it is answered. */
export function WalletRequest({ title }: { readonly title: string }) {
  const cancel = useCommand('wallet.cancel');
  return (
    <div className="banner notice" role="status">
      <p>
        Your browser wallet is asked to {title}. Answer on the page that Ballast opened in your
        browser.
      </p>
      <button type="button" className="btn" onClick={() => void cancel.run({})}>
        Cancel the request
      </button>
    </div>
  );
}
