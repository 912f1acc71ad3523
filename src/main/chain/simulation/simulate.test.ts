import fc from 'fast-check';
import { createTestClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chain as Devnet } from '../../../../devnet/chain/chain.ts';
import { startChain } from '../../../../devnet/chain/start-chain.ts';
import { type OwnerAddress, sessionId, type TokenAddress } from '../../../shared/domain/ids.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { LeveragedOrder } from '../../keys/typed-data.ts';
import { reply, startHttpServer } from '../../testing/http-server.ts';
import { startLocalAccount } from '../../testing/local-account.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { unwrap } from '../../testing/unwrap.ts';
import type { Chain } from '../chain.ts';
import { createChain } from '../create-chain.ts';
import { createClient } from '../create-client.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
let owner: OwnerAddress;
let session: Session;

beforeAll(async () => {
  devnet = await startChain();
  local = await startLocalAccount(devnet, privateKeyToAccount(devnet.keys.executor).address);
  owner = unwrap(await local.paperAccounts.create(local.config)).address;
  const limits = [
    { token: devnet.contracts.usdc as TokenAddress, limit: '500' },
    { token: devnet.contracts.ws as TokenAddress, limit: 'unlimited' as const },
  ];
  const terms = { validForSeconds: 3_600, maxCalls: 0, maxFeeBps: 100, limits };
  session = unwrap(
    await local.sessions.create({ account: owner, payer: null, ...terms }, local.config),
  );
});
afterAll(async () => {
  await local?.stop();
  await devnet?.stop();
});

/** Opens a long in an account that holds 100 USDC: borrows 4 USDC plus a 1 % fee and sells it for wS. */
const openLong = (changed: Partial<LeveragedOrder> = {}): LeveragedOrder => ({
  action: 0,
  user: owner,
  sellToken: devnet.contracts.usdc as TokenAddress,
  buyToken: devnet.contracts.ws as TokenAddress,
  sellAmount: 4_000_000n,
  buyAmount: 87n * 10n ** 18n,
  validTo: Math.floor(Date.now() / 1_000) + 600,
  feeAmount: 40_000n,
  ...changed,
});

const DELIVERED = 87_336_244_541_484_716_157n;

const simulate = (
  order: LeveragedOrder,
  { chain = local.chain as Chain, delivered = DELIVERED, by = session } = {},
) => chain.simulate({ config: local.config, order, session: by, delivered });

const chainAt = (rpcUrl: string) =>
  createChain({
    client: createClient(rpcUrl, 146),
    chainId: 146,
    positionsManager: devnet.contracts.positionsManager,
    log: silentLog,
  });

describe('the simulation of a fill', () => {
  it('returns the exact account values before and after', async () => {
    const { before, fill } = unwrap(await simulate(openLong()));
    expect(before).toEqual(unwrap(await local.chain.riskAccount(owner)));
    if (fill.kind !== 'fills') throw new Error(fill.errorName);
    const { equity, debt, maintenance } = fill.values;
    // 100 USDC plus the wS bought with 4 USDC, less rounding; the fee was borrowed too.
    expect(equity.toFixed()).toBe('99.959999999999999999');
    expect(debt.toFixed()).toBe('4.04');
    expect(maintenance.toFixed()).toBe('2.2808');
  });

  it('is refused by the venue’s own rules, each with its error name', async () => {
    const refusal = async (...asked: Parameters<typeof simulate>) => {
      const { fill } = unwrap(await simulate(...asked));
      return fill.kind === 'refused' ? `${fill.errorName} ${fill.detail}`.trim() : fill.kind;
    };
    expect(await refusal(openLong({ buyAmount: DELIVERED + 1n }))).toBe(
      'Error Return amount is not enough',
    );
    expect(await refusal(openLong({ validTo: 1 }))).toBe('LeverageExpired');
    expect(await refusal(openLong(), { delivered: 0n })).toMatch(/^Error Return/);
    const tooMuch = openLong({ sellAmount: 600_000_000n });
    expect(await refusal(tooMuch, { delivered: 100n * DELIVERED })).toMatch(/^AssetLimitExceeded/);
    const short = { sellToken: devnet.contracts.ws, buyToken: devnet.contracts.usdc };
    const deep = openLong({ ...(short as object), sellAmount: 10n ** 23n, buyAmount: 1n });
    expect(await refusal(deep, { delivered: 4_580_000_000n })).toBe(
      'ftPositionManagerHealthFactor',
    );
    const unknown = { ...session, sessionId: sessionId(`0x${'77'.repeat(32)}`) };
    expect(await refusal(openLong(), { by: unknown })).toBe('LeverageSessionOwnerMismatch');
  });

  it('signs nothing', async () => {
    const before = local.entries.length;
    unwrap(await simulate(openLong()));
    expect(local.entries).toHaveLength(before);
  });

  it('never changes the chain', async () => {
    const node = createTestClient({ mode: 'anvil', transport: http(devnet.rpcUrl) });
    const state = () => node.dumpState();
    const untouched = await state();
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 2),
        fc.boolean(),
        fc.record({ sellAmount: amount, buyAmount: amount, feeAmount: amount }),
        amount,
        async (action, short, amounts, delivered) => {
          const { ws, usdc } = devnet.contracts;
          const [sellToken, buyToken] = (short ? [ws, usdc] : [usdc, ws]) as [
            TokenAddress,
            TokenAddress,
          ];
          const order = openLong({ ...amounts, sellToken, buyToken, action: action as 0 | 1 | 2 });
          outcomes.add(unwrap(await simulate(order, { delivered })).fill.kind);
        },
      ),
      { numRuns: 100, examples: [[0, false, openLong(), DELIVERED]] },
    );
    expect([...outcomes].sort()).toEqual(['fills', 'refused']);
    expect((await state()) === untouched).toBe(true);
    // The same comparison does detect a change.
    await devnet.setPrice('wS', '0.0458');
    expect((await state()) === untouched).toBe(false);
  });

  it('is not available from a node that ignores state overrides', async () => {
    const { rpcUrl } = devnet;
    const plain = await startHttpServer(async ({ body }, response) => {
      const asked: readonly { readonly params?: readonly unknown[] }[] = [JSON.parse(body)].flat();
      const stripped = asked.map((one) => ({ ...one, params: one.params?.slice(0, 2) }));
      const headers = { 'content-type': 'application/json' };
      const posted = { method: 'POST', headers, body: JSON.stringify(stripped) };
      reply(response, await (await fetch(rpcUrl, posted)).json());
    });
    expect(await simulate(openLong(), { chain: chainAt(plain.url) })).toMatchObject({
      error: { code: 'NOT_AVAILABLE' },
    });
    await plain.close();
  });

  it('fails while the node is down', async () => {
    const gone = await startHttpServer(() => undefined);
    await gone.close();
    expect(await simulate(openLong(), { chain: chainAt(gone.url) })).toMatchObject({
      error: { code: 'CHAIN_UNREACHABLE' },
    });
  });
});
