import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type {
  OwnerAction,
  OwnerEstimate,
  OwnerReceipt,
} from '../../../shared/domain/owner-action.ts';
import { formatNumber } from '../../format/number.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';

/** Gas costs fractions of a coin. */
export const FEE_PLACES = 6;

interface ReviewTransactionProps {
  readonly account: OwnerAddress;
  readonly action: OwnerAction;
  readonly contract: string;
  onDone(receipt: OwnerReceipt): void;
  onClose(): void;
}

/** Simulates one transaction and asks for its signature. One that may have been sent cannot be sent again. */
export function ReviewTransaction({
  account,
  action,
  contract,
  onDone,
  onClose,
}: ReviewTransactionProps) {
  const [planned, setPlanned] = useState<OwnerEstimate | null>(null);
  const estimate = useCommand('owner.estimate');
  const send = useCommand('owner.run');
  const look = async (): Promise<void> => {
    const answer = await estimate.run({ account, action });
    setPlanned(answer.ok ? answer.value : null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: simulated once; the button below repeats it.
  useEffect(() => void look(), []);
  const confirm = async (): Promise<void> => {
    const done = await send.run({ account, action });
    if (done.ok) onDone(done.value);
  };
  const doubtful = send.error !== null && mayHaveHappened(send.error);
  return (
    <>
      {planned ? (
        <dl className="facts">
          <div>
            <dt>Contract</dt>
            <dd title={planned.to}>
              {contract} <span className="mono">{shortHex(planned.to)}</span>
            </dd>
          </div>
          <div>
            <dt>Function</dt>
            <dd className="mono">{planned.functionName}</dd>
          </div>
          <div>
            <dt>Gas</dt>
            <dd>
              about {formatNumber(planned.gas, 0, 'ceil')} units, at most{' '}
              {formatNumber(planned.feeNative, FEE_PLACES, 'ceil')} of the chain’s coin
            </dd>
          </div>
        </dl>
      ) : (
        estimate.pending && <p className="muted">Simulating…</p>
      )}
      {estimate.error && <ErrorBanner error={estimate.error} />}
      {send.error && <ErrorBanner error={send.error} />}
      <div className="row">
        {planned ? (
          <button
            type="button"
            className="btn btn-primary"
            disabled={send.pending || doubtful}
            onClick={() => void confirm()}
          >
            {send.pending ? 'Sending…' : 'Sign and send'}
          </button>
        ) : (
          <button
            type="button"
            className="btn"
            disabled={estimate.pending}
            onClick={() => void look()}
          >
            Simulate again
          </button>
        )}
        <button type="button" className="btn btn-quiet" disabled={send.pending} onClick={onClose}>
          Close
        </button>
      </div>
    </>
  );
}

/** Whether the transaction may have been sent although an error came back. */
const mayHaveHappened = (error: AppError): boolean =>
  error.code === 'TX_NOT_SEEN' ||
  (error.code === 'WALLET_REFUSED' && (error.reason === 'closed' || error.reason === 'timeout'));
