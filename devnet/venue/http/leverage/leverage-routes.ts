import { getAddress } from 'viem';
import { z } from 'zod';
import { orderBody } from '../../executor/order-body.ts';
import { SESSION_MANAGER_DOMAIN } from '../../executor/typed-data.ts';
import type { VenueParts } from '../../venue-parts.ts';
import { pageOf, readAddress, readPaging } from '../list-query.ts';
import { ok, type Route, refuse } from '../route.ts';
import { leverageOrderRow } from './leverage-order-row.ts';

const statusSchema = z.enum(['pending', 'filled', 'failed', 'expired', 'cancelled']);

/** `/leverage/…`: the executor's configuration and its orders. */
export function leverageRoutes(venue: VenueParts): readonly Route[] {
  return [
    config(venue),
    fee(venue),
    placeOrder(venue),
    listOrders(venue),
    getOrder(venue),
    dropOrder(venue),
  ];
}

const config = ({ chain, executorAddress, faults }: VenueParts): Route => ({
  method: 'GET',
  path: '/leverage/config',
  handle: () =>
    ok({
      chainId: chain.chainId,
      signingChainId: chain.chainId,
      sessionManager: getAddress(chain.contracts.sessionManager),
      sessionManagerDomainName: SESSION_MANAGER_DOMAIN,
      leverageRfqEngine: getAddress(chain.contracts.engine),
      executorAddress,
      mode: 'executor',
      ...faults.now.config,
    }),
});

const fee = ({ faults }: VenueParts): Route => ({
  method: 'GET',
  path: '/leverage/fee',
  handle: () =>
    faults.now.feeBps === null
      ? refuse(404, 'NOT_FOUND', 'this venue has no fee endpoint')
      : ok({ feeBps: faults.now.feeBps }),
});

const placeOrder = (venue: VenueParts): Route => ({
  method: 'POST',
  path: '/leverage/orders',
  handle: async ({ body }) => {
    const parsed = orderBody.safeParse(body);
    if (!parsed.success) return refuse(400, 'INVALID_BODY', z.prettifyError(parsed.error));
    const acceptance = await venue.placeOrder(parsed.data);
    if (!acceptance.accepted) {
      return refuse(400, acceptance.refusal.code, acceptance.refusal.message);
    }
    const { id, status, orderType, createdAt } = acceptance.order;
    return ok({ orderId: id, status, orderType, createdAt });
  },
});

const listOrders = ({ orders, chain }: VenueParts): Route => ({
  method: 'GET',
  path: '/leverage/orders',
  handle: ({ query }) => {
    const user = readAddress(query, 'user');
    if (!user.ok) return user.reply;
    const paging = readPaging(query);
    if (!paging.ok) return paging.reply;
    const status = statusSchema.optional().safeParse(query.get('status') ?? undefined);
    if (!status.success) {
      return refuse(400, 'INVALID_STATUS', `status is one of ${statusSchema.options.join(', ')}`);
    }
    const rows = orders
      .all()
      .filter((row) => row.order.user === user.value)
      .filter((row) => status.data === undefined || row.status === status.data)
      .map((row) => leverageOrderRow(row, chain.chainId))
      .reverse();
    return pageOf(rows, paging.value);
  },
});

const getOrder = ({ orders, chain }: VenueParts): Route => ({
  method: 'GET',
  path: '/leverage/orders/:id',
  handle: ({ params }) => {
    const order = orders.get(params['id'] ?? '');
    return order === undefined
      ? refuse(404, 'ORDER_NOT_FOUND', 'no order of this id is known')
      : ok(leverageOrderRow(order, chain.chainId));
  },
});

const dropOrder = ({ orders, executor, faults }: VenueParts): Route => ({
  method: 'DELETE',
  path: '/leverage/orders/:id',
  handle: ({ params }) => {
    const id = params['id'] ?? '';
    const { cancelEndpoint } = faults.now;
    if (cancelEndpoint === 'none') return refuse(501, 'NOT_IMPLEMENTED', 'cancel on the chain');
    if (orders.get(id) === undefined) {
      return refuse(404, 'ORDER_NOT_FOUND', 'no order of this id is known');
    }
    const dropped = cancelEndpoint === 'promises' || executor.drop(id);
    return dropped
      ? ok({ orderId: id, status: 'cancelled' })
      : refuse(409, 'ORDER_NOT_PENDING', 'the order has ended or is being filled');
  },
});
