import { describe, expect, it } from 'vitest';
import { value } from '../../../shared/domain/figure.ts';
import { FIRST_PAGE, venueAnswering } from '../../testing/http-venue.ts';
import { OWNER } from '../../testing/venue-fixtures.ts';

const row = {
  id: 'f-1',
  symbol: 'wS-USDC',
  rate: '0.0009',
  amount: '-0.01',
  timestamp: 1776944355,
};

async function read(change: object) {
  const { client } = await venueAnswering([{ ...row, ...change }]);
  return client.funding(FIRST_PAGE);
}

describe('a funding event', () => {
  it('keeps its rate as the plain number that the venue sends', async () => {
    expect(await read({})).toEqual({
      ok: true,
      value: {
        rows: [
          {
            id: 'f-1',
            account: OWNER,
            symbol: 'wS-USDC',
            rate: '0.0009',
            amount: value('-0.01'),
            at: 1776944355000,
          },
        ],
        hasMore: false,
        total: null,
      },
    });
  });

  it('without an id is identified by market and time', async () => {
    expect(await read({ id: undefined })).toMatchObject({
      value: { rows: [{ id: 'wS-USDC-1776944355000' }] },
    });
  });

  it('is rejected when its rate is not a plain decimal', async () => {
    expect(await read({ rate: '0.09%' })).toMatchObject({
      error: { kind: 'malformed', call: 'funding' },
    });
  });
});

describe('the funding history', () => {
  it('is read in pages, from the documented URL', async () => {
    const pagination = { total: 3, page: 1, limit: 1, hasMore: true };
    const { client, server } = await venueAnswering({ data: [row], pagination });
    const page = await client.funding({ ...FIRST_PAGE, limit: 1 });
    expect(page).toMatchObject({ value: { hasMore: true, total: 3, rows: [{ rate: '0.0009' }] } });
    expect(server.requests).toMatchObject([
      { path: `/spot/account/funding?address=${OWNER}&chainId=146&page=1&limit=1` },
    ]);
  });
});
