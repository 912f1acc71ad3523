/**
 * Copies text through the copy event: the page has no permissions, and the asynchronous clipboard needs one.
 */
function copy(text: string): void {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  document.execCommand('copy');
  document.removeEventListener('copy', put);
}

interface CopyButtonProps {
  /** Says what is copied: "Copy account". */
  readonly label: string;
  readonly text: string;
}

export function CopyButton({ label, text }: CopyButtonProps) {
  return (
    <button type="button" className="btn btn-quiet" aria-label={label} onClick={() => copy(text)}>
      Copy
    </button>
  );
}
