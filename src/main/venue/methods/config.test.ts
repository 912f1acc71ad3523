import { describe, expect, it } from 'vitest';
import { venueAnswering } from '../../testing/http-venue.ts';

const config = {
  chainId: 146,
  signingChainId: 146,
  sessionManager: '0x52Ef449D44cC4205fa44bF644dEE15611FC30734',
  sessionManagerDomainName: 'ftUSD SessionManager',
  leverageRfqEngine: '0x8f143D84Ebf0751E56437A62BAB0528d1c8657BF',
  executorAddress: '0x794EB780F0F50591f376ea1f1492e0FD5d234d46',
  mode: 'executor',
};

describe('the venue’s configuration', () => {
  it('is read as in the venue’s notes', async () => {
    const { client, server } = await venueAnswering({ ...config, extra: 1 });
    expect(await client.config()).toEqual({ ok: true, value: config });
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/leverage/config' }]);
  });

  it('is malformed without one of its fields: nothing can be signed for it', async () => {
    const { client } = await venueAnswering({ chainId: 146 });
    expect(await client.config()).toMatchObject({
      error: {
        kind: 'malformed',
        call: 'config',
        detail: expect.stringContaining('signingChainId'),
      },
    });
  });
});
