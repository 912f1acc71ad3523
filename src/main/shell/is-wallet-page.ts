const WALLET_PAGE = /^http:\/\/127\.0\.0\.1:\d{1,5}\/#[\w-]{43}$/;

/** Whether a URL is this process's wallet page: numeric loopback address, port, one-time token. */
export const isWalletPage = (url: string): boolean => WALLET_PAGE.test(url);
