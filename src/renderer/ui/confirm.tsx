import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { AppError } from '../../shared/domain/app-error.ts';
import { ErrorBanner } from './error-banner.tsx';

export interface ConfirmAction {
  /** What the button says: "Yes, revoke". */
  readonly words: string;
  readonly tone: 'danger' | 'primary' | 'plain';
  /** What the button says while the command runs. */
  readonly busyWords?: string;
  readonly title?: string;
  run(): void;
}

interface ConfirmProps {
  readonly question: string;
  /** Usually one; several where the same thing can be done in several ways. */
  readonly actions: readonly ConfirmAction[];
  /** The command behind the actions: nothing can be pressed twice, and a refusal is shown here. */
  readonly command: { readonly pending: boolean; readonly error: AppError | null };
  onDismiss(): void;
  /** What will be done, in full. */
  readonly children?: ReactNode;
}

const CLASSES: Readonly<Record<ConfirmAction['tone'], string>> = {
  danger: 'btn btn-danger',
  primary: 'btn btn-primary',
  plain: 'btn',
};

/**
 * Asks once more before something that cannot be undone. A modal dialog of the browser: the focus starts on No, stays
 * inside, and returns to the button that opened it; Escape means No.
 */
export function Confirm({ question, actions, command, onDismiss, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    no.current?.focus();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
    >
      <h3 id={heading}>{question}</h3>
      {children}
      {command.error && <ErrorBanner error={command.error} />}
      <div className="row">
        <button ref={no} type="button" className="btn" onClick={onDismiss}>
          No
        </button>
        {actions.map(({ words, busyWords, tone, title, run }) => (
          <button
            key={words}
            type="button"
            className={CLASSES[tone]}
            title={title}
            disabled={command.pending}
            onClick={run}
          >
            {command.pending && busyWords !== undefined ? busyWords : words}
          </button>
        ))}
      </div>
    </dialog>
  );
}
