import type { VenueParts } from '../../venue-parts.ts';
import { type Route, refuse } from '../route.ts';
import { orderPreviewRoute } from './order-preview-route.ts';

/** `/spot/order…`: only the preview; placing and cancelling are never served here. */
export const orderRoutes = (venue: VenueParts): readonly Route[] => [
  orderPreviewRoute(venue),
  { method: 'POST', path: '/spot/order', handle: notImplemented },
  { method: 'DELETE', path: '/spot/order/:id', handle: notImplemented },
];

const notImplemented = () =>
  refuse(501, 'NOT_IMPLEMENTED', 'orders go to the executor: POST /leverage/orders');
