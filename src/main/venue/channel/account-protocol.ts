import type { AccountQuery } from '../venue-query.ts';

/**
 * What this terminal says on the account channel, and where. The venue's notes describe the frames it sends, not how
 * to ask for them: all of this is assumed (docs/venue-api.md, "Account channel") and is set here alone.
 */
export const accountChannelUrl = (wsUrl: string): string => `${wsUrl}/account`;

export const subscribeMessage = ({ account, chainId }: AccountQuery): string =>
  JSON.stringify({ op: 'subscribe', channel: 'account', address: account, chainId });

export const pingMessage = JSON.stringify({ op: 'ping' });

/** Answers to the messages above; they carry no address. */
export const SUBSCRIBED_TYPE = 'subscribed';
export const PONG_TYPE = 'pong';
