import { shortHex } from '../format/short-hex.ts';

/** An address or hash by its ends, whole in the title; a dash where there is none. */
export function ShortHash({ text }: { readonly text: string | null }) {
  if (text === null) return <>—</>;
  return (
    <span className="mono" title={text}>
      {shortHex(text)}
    </span>
  );
}
