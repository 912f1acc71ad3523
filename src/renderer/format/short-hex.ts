/** The ends of an address, hash or id: enough to recognise it. Put the whole text in the element's title. */
export const shortHex = (text: string): string =>
  text.length > 14 ? `${text.slice(0, 6)}…${text.slice(-4)}` : text;
