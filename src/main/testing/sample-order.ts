import {
  type ClientOrderId,
  clientOrderId,
  ownerAddress,
  tokenAddress,
  type VenueOrderId,
  venueOrderId,
} from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';

export const clientId = (n: number): ClientOrderId =>
  clientOrderId(`ord_${n.toString(16).padStart(32, '0')}`);

export const venueId = (n: number): VenueOrderId => venueOrderId(`lev_${n}`);

export const SAMPLE_TIME = 1_776_944_355_000;

/** The n-th intent of `tempDatabase`'s account, one second after the previous one. */
export const sampleOrder = (n: number, differs: Partial<Order> = {}): Order => ({
  clientOrderId: clientId(n),
  venueOrderId: null,
  account: ownerAddress(`0x${'aA'.repeat(20)}`),
  chainId: 146,
  origin: 'here',
  terms: {
    intent: 'open-long',
    kind: 'market',
    symbol: 'wS-USDC',
    sellToken: tokenAddress(`0x${'1'.repeat(40)}`),
    sellSymbol: 'USDC',
    buyToken: tokenAddress(`0x${'2'.repeat(40)}`),
    buySymbol: 'wS',
    sellAmount: '4',
    protection: { kind: 'slippage', minBuyAmount: '87.336244541' },
    feeAmount: '0.04',
    validTo: 1_776_944_415,
  },
  stage: 'created',
  cancel: null,
  outcomeUnknown: false,
  signature: null,
  fill: null,
  failure: null,
  createdAt: SAMPLE_TIME + n * 1_000,
  updatedAt: SAMPLE_TIME + n * 1_000,
  ...differs,
});
