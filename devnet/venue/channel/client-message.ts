import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';

export type ClientMessage =
  | { readonly op: 'ping' }
  | { readonly op: 'subscribe'; readonly address: Address }
  | { readonly op: 'invalid'; readonly problem: { code: string; message: string } };

const schema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('ping') }),
  z.object({
    op: z.literal('subscribe'),
    channel: z.literal('account'),
    address: z.custom<Address>(
      (value) => typeof value === 'string' && isAddress(value, { strict: false }),
    ),
    chainId: z.number(),
  }),
]);

const invalid = (code: string, message: string): ClientMessage => ({
  op: 'invalid',
  problem: { code, message },
});

/** Parses one text message from a client; never throws. */
export function clientMessage(text: string, chainId: number): ClientMessage {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    return invalid(
      'INVALID_MESSAGE',
      'send {"op":"ping"} or {"op":"subscribe","channel":"account","address","chainId"}',
    );
  }
  if (parsed.data.op === 'ping') return { op: 'ping' };
  if (parsed.data.chainId !== chainId) {
    return invalid('UNKNOWN_CHAIN', `this venue serves chain ${chainId}`);
  }
  return { op: 'subscribe', address: getAddress(parsed.data.address) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
