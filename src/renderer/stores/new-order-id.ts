import { type ClientOrderId, clientOrderId } from '../../shared/domain/ids.ts';

/** A fresh client order id: 128 random bits. */
export function newOrderId(): ClientOrderId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return clientOrderId(`ord_${hex}`);
}
