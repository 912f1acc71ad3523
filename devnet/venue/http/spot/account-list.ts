import type { Address } from 'viem';
import { pageOf, readAddress, readPaging } from '../list-query.ts';
import type { Route } from '../route.ts';

/** A list for one account: `GET {path}?address&chainId&page&limit`. An account on another chain has no rows here. */
export const accountList = (
  path: string,
  chainId: number,
  rowsOf: (user: Address) => readonly unknown[] | Promise<readonly unknown[]>,
): Route => ({
  method: 'GET',
  path,
  handle: async ({ query }) => {
    const user = readAddress(query, 'address');
    if (!user.ok) return user.reply;
    const paging = readPaging(query);
    if (!paging.ok) return paging.reply;
    const here = (query.get('chainId') ?? `${chainId}`) === `${chainId}`;
    return pageOf(here ? await rowsOf(user.value) : [], paging.value);
  },
});
