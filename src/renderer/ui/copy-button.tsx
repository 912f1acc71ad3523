/**
 * Puts a text on the clipboard by way of the copy event: the page is denied every permission, the one for the
 * asynchronous clipboard among them.
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
  /** What is copied, in words: "Copy account". */
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
