/** The page's own scheme. It can be granted fewer rights than a web address, and serves nothing else. */
export const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://ballast`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * `scheme://host` of a URL, including our own scheme, whose `origin` some runtimes return as "null". Null if it is not
 * a URL.
 */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
