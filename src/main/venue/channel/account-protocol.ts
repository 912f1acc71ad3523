import type { AccountQuery } from '../venue-query.ts';

/**
 * The account channel's URL and the messages that we send on it. The venue's notes describe the frames it sends but not
 * how to subscribe, so all of this is assumed (docs/venue-api.md, "Account channel"). It stands only here.
 */
export const accountChannelUrl = (wsUrl: string): string => `${wsUrl}/account`;

export const subscribeMessage = ({ account, chainId }: AccountQuery): string =>
  JSON.stringify({ op: 'subscribe', channel: 'account', address: account, chainId });

export const pingMessage = JSON.stringify({ op: 'ping' });

/** Types of the answers to these messages. Unlike account frames, they carry no address. */
export const SUBSCRIBED_TYPE = 'subscribed';
export const PONG_TYPE = 'pong';
