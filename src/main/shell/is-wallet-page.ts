const WALLET_PAGE = /^http:\/\/127\.0\.0\.1:\d{1,5}\/#[\w-]{43}$/;

/** Whether a URL is a page of this process for the browser wallet: numeric loopback address, port, one-time token. */
export const isWalletPage = (url: string): boolean => WALLET_PAGE.test(url);
