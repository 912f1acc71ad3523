import fc from 'fast-check';
import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  maxUint256,
  numberToHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineAbi } from '../../../devnet/chain/abi.ts';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { aged } from '../../shared/domain/aged.ts';
import type { Fees } from '../../shared/domain/fees.ts';
import { delegateAddress, type UnixSeconds } from '../../shared/domain/ids.ts';
import { chooseLane } from '../../shared/domain/lane.ts';
import type { Ticker } from '../../shared/domain/market.ts';
import type { OrderTerms } from '../../shared/domain/order.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Market } from '../../shared/domain/token.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { Violation } from '../../shared/domain/violation.ts';
import { accountValues } from '../../shared/math/account-values.ts';
import { decimal, max, toText } from '../../shared/math/decimal.ts';
import { feeRate, orderFee } from '../../shared/math/fees.ts';
import {
  deliveredBuy,
  orderTerms,
  orderTokens,
  sellsQuote,
} from '../../shared/math/order-terms.ts';
import { PLATFORM } from '../../shared/math/testing.ts';
import { fromBaseUnits, toBaseUnits } from '../../shared/math/units.ts';
import { checkPolicy, type PolicyVerdict } from '../../shared/policy/check-policy.ts';
import { freshnessRules } from '../../shared/policy/freshness-rules.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { session as anySession, facts as inOrder } from '../../shared/policy/testing.ts';
import { attempt } from '../chain/attempt.ts';
import type { Chain } from '../chain/chain.ts';
import { createChain } from '../chain/create-chain.ts';
import { createClient } from '../chain/create-client.ts';
import { leveragedOrderHash, sessionCallDigest, sessionDomain } from '../keys/typed-data.ts';
import { toEngineOrder } from '../orders/engine-order.ts';
import { withFacts } from '../sessions/session-row.ts';
import { type AccountOnChain, delegate, putOnChain } from '../testing/accounts-on-chain.ts';
import { silentLog } from '../testing/silent-log.ts';
import { accountPlan, edgesOf, type OrderPlan, orderPlan } from '../testing/trading-plans.ts';
import { unwrap } from '../testing/unwrap.ts';

/** Another one by POLICY_SEED=7 npx vitest run …; it may not happen to meet every reason there is. */
const SEED = Number(process.env['POLICY_SEED'] ?? 146);
const ACCOUNTS = 32;
const ORDER_PLANS = 2;

/**
 * The markets that all accounts are judged in, a minute apart: at the first prices, after a fall, a rise with fees that
 * pay for gas, blindly.
 */
const MARKETS = [
  { wS: '0.0458', USDC: '1', stale: false, fees: null },
  { wS: '0.039112345678901234', USDC: '1', stale: false, fees: null },
  { wS: '0.0571', USDC: '0.8', stale: false, fees: PLATFORM },
  { wS: '0.0458', USDC: '1', stale: true, fees: null },
] as const;

/** What each refusal of the chain is called here. */
const CODE_OF: Readonly<Record<string, Violation['code']>> = {
  LeverageAmountZero: 'AMOUNT_INVALID',
  'Return amount is not enough': 'AMOUNT_INVALID',
  ftPositionManagerRepayTooLow: 'AMOUNT_INVALID',
  LeverageSessionOwnerMismatch: 'SESSION_NOT_ACTIVE',
  SessionIsRevoked: 'SESSION_NOT_ACTIVE',
  SessionNotYetValid: 'SESSION_NOT_ACTIVE',
  SessionExpired: 'SESSION_NOT_ACTIVE',
  SessionCallsExceeded: 'SESSION_NOT_ACTIVE',
  AssetNotAllowed: 'SESSION_TOKEN_NOT_ALLOWED',
  AssetLimitExceeded: 'SESSION_TOKEN_LIMIT',
  ftPositionManagerInsufficientEngineDebitAllowance: 'ENGINE_ALLOWANCE',
  ftPositionManagerInsufficientBorrowAllowance: 'BORROW_ALLOWANCE',
  ftPositionManagerInsufficientBalance: 'INSUFFICIENT_COLLATERAL',
  ftPositionManagerNoDebt: 'NOTHING_OWED',
  ftPositionManagerHealthFactor: 'HEALTH_BELOW_SAFE',
  ftPositionManagerMinEquity: 'ORDER_BELOW_MIN_EQUITY',
  StalePrice: 'ORACLE_STALE',
};

/** One order and what both say to it. */
interface Judged {
  readonly account: AccountOnChain;
  readonly facts: PolicyFacts;
  readonly draft: OrderDraft;
  readonly policy: PolicyVerdict;
  /** The chain's reason against it; null where it would fill. */
  readonly chain: string | null;
}

const refuses = ({ policy }: Judged) => policy.violations.length > 0;
const reasonOf = ({ chain }: Judged) => CODE_OF[chain ?? ''];
const codesOf = ({ policy }: Judged) => policy.violations.map(({ code }) => code);

/** A close is tried where the figures are not fresh: nobody here knows what the chain would say. */
const isUnjudged = ({ draft, facts }: Judged) =>
  draft.intent.startsWith('close') && freshnessRules(draft, facts).length > 0;

/** What may be refused here though the chain would have taken it, and when. */
const PROTECTIONS: Partial<Record<Violation['code'], (judged: Judged) => boolean>> = {
  PRICE_TOO_FAR: () => true,
  ACCOUNT_STALE: () => true,
  SESSION_FEE_TOO_HIGH: () => true,
  SESSION_EXPIRES_TOO_SOON: () => true,
  SESSION_NOT_ACTIVE: endsThisSecond,
  AMOUNT_INVALID: repaysOneUnit,
  ORDER_BELOW_MIN_EQUITY: (judged) => passesExactly(judged) || isFilledBetter(judged),
  HEALTH_BELOW_SAFE: (judged) => passesExactly(judged) || isFilledBetter(judged),
};

function endsThisSecond({ facts: { lane, now } }: Judged): boolean {
  return lane.kind !== 'none' && lane.session.validUntil * 1_000 === now;
}

/** Two units are asked for: one is less than a share of the debt once interest has grown. */
function repaysOneUnit({ draft, facts, policy: { preview } }: Judged): boolean {
  const { buy } = orderTokens(draft.intent, marketOf(facts));
  const unit = fromBaseUnits(1n, buy.decimals);
  return draft.intent.startsWith('close') && preview?.expectedBuy === unit;
}

/** By exact figures: it is refused for what the contract may round away. */
function passesExactly({ policy: { preview } }: Judged): boolean {
  const values = preview && accountValues(preview.accountAfter);
  if (!values) return false;
  const { minEquity, safeHealth } = preview.accountAfter.thresholds;
  const safe = values.maintenance.times(decimal(safeHealth));
  return values.equity.gte(max(decimal(minEquity), safe));
}

/** A limit that the market has passed is judged by its own price, and filled at a better one. */
function isFilledBetter({ draft: { intent, sellAmount, execution }, facts }: Judged): boolean {
  if (execution.kind !== 'limit') return false;
  const { decimals } = orderTokens(intent, marketOf(facts)).buy;
  const atMark = deliveredBuy(intent, sellAmount, markOf(facts), decimals);
  return atMark.gt(decimal(execution.minBuyAmount));
}

describe('a random order', () => {
  let devnet: Devnet;
  let judged: readonly Judged[];

  beforeAll(async () => {
    // 7 % and 19 % a year.
    const borrowAprWad = { wS: 7n * 10n ** 16n, USDC: 19n * 10n ** 16n };
    devnet = await startChain({ params: { borrowAprWad } });
    judged = await judgeRandomOrders(devnet);
  });
  afterAll(() => devnet.stop());

  /** What is shown of a disagreement: enough to make it again. */
  const shown = ({ account: { plan }, facts, draft, policy, chain }: Judged) => ({
    seed: SEED,
    plan,
    mark: markOf(facts),
    draft,
    policy: policy.violations,
    chain,
  });
  const none = (disagreements: readonly Judged[]) =>
    expect(disagreements.slice(0, 3).map(shown)).toEqual([]);

  const refusedByBoth = () => judged.filter((one) => one.chain !== null && refuses(one));

  it('that the chain would refuse is refused here, but for a close with figures that are not fresh', () => {
    none(judged.filter((one) => one.chain !== null && !refuses(one) && !isUnjudged(one)));
    const tried = judged.filter((one) => one.chain !== null && !refuses(one));
    for (const one of tried) expect(reasonOf(one)).not.toMatch(/^SESSION_/);
  });

  it('that the chain would refuse is refused for the chain’s reason, among others', () => {
    const isNamed = (one: Judged) => codesOf(one).some((code) => code === reasonOf(one));
    // A session that ends this second is over here already, so what else is wrong with it is not said.
    const isSilent = (one: Judged) => isUnjudged(one) || endsThisSecond(one);
    none(refusedByBoth().filter((one) => !isNamed(one) && !isSilent(one)));
  });

  it('that the chain would fill is refused here only to protect the user', () => {
    const isProtected = (one: Judged) =>
      codesOf(one).every((code) => PROTECTIONS[code]?.(one) ?? false);
    none(judged.filter((one) => one.chain === null && !isProtected(one)));
  });

  it('is often taken by both, and refused by both for every reason that the chain has', () => {
    const taken = judged.filter((one) => one.chain === null && !refuses(one));
    expect(judged.length).toBeGreaterThan(2_000);
    expect(taken.length).toBeGreaterThan(200);
    expect(refusedByBoth().length).toBeGreaterThan(200);
    const reasons = [...new Set(refusedByBoth().map(reasonOf))].sort();
    expect(reasons).toEqual([...new Set(Object.values(CODE_OF))].sort());
  });
});

/** One market at one moment, and how to ask about it. */
interface Moment {
  readonly devnet: Devnet;
  readonly client: ReturnType<typeof createClient>;
  readonly chain: Chain;
  readonly config: VenueConfig;
  readonly market: Market;
  readonly prices: { readonly wS: string; readonly USDC: string };
  readonly now: UnixSeconds;
  readonly fees: Fees;
}

/** All accounts' orders, judged by both, market after market. */
async function judgeRandomOrders(devnet: Devnet): Promise<readonly Judged[]> {
  const { chainId, contracts } = devnet;
  const config: VenueConfig = {
    chainId,
    signingChainId: chainId,
    sessionManager: contracts.sessionManager,
    sessionManagerDomainName: 'ftUSD SessionManager',
    leverageRfqEngine: contracts.engine,
    executorAddress: privateKeyToAccount(devnet.keys.executor).address,
    mode: 'executor',
  };
  const plans = fc.sample(accountPlan, { seed: SEED, numRuns: ACCOUNTS });
  const { node, accounts, judgedAt } = await putOnChain(devnet, config, plans);
  // Judging a market can take longer than the minute to the next one, so chain time moves only with the blocks.
  await node.setBlockTimestampInterval({ interval: 1 });
  const client = createClient(devnet.rpcUrl, chainId);
  const { positionsManager } = contracts;
  const chain = createChain({ client, chainId, positionsManager, log: silentLog });
  const market = await readMarket(chain);
  const judged: Judged[] = [];
  for (const [n, { stale, fees, ...prices }] of MARKETS.entries()) {
    await devnet.setPrice('wS', prices.wS);
    await devnet.setPrice('USDC', prices.USDC);
    await devnet.setOracleStale(stale);
    const now = judgedAt + 60 * n;
    await node.setNextBlockTimestamp({ timestamp: BigInt(now) });
    await node.mine({ blocks: 1 });
    const gasPrice = aged('0.00000005', now * 1_000);
    const charged: Fees = fees ? { ...fees, gasPrice } : inOrder.fees;
    const moment = { devnet, client, chain, config, market, prices, now, fees: charged };
    const numRuns = ACCOUNTS * ORDER_PLANS;
    const orders = fc.sample(orderPlan, { seed: SEED + 1 + n, numRuns });
    // The calls of one moment travel as one request, which a busy node must answer within its time-out.
    for (const [a, account] of accounts.entries()) {
      const plans = orders.slice(a * ORDER_PLANS, (a + 1) * ORDER_PLANS);
      judged.push(...(await judgeOrders(moment, account, plans)));
    }
  }
  return judged;
}

async function judgeOrders(
  moment: Moment,
  account: AccountOnChain,
  orders: readonly OrderPlan[],
): Promise<readonly Judged[]> {
  const facts = await readFacts(moment, account);
  const drafts = orders.flatMap((plan) => draftsOf(plan, account, facts));
  return Promise.all(
    drafts.map(async (draft) => {
      const policy = checkPolicy(draft, facts);
      return { account, facts, draft, policy, chain: await engineRefusal(moment, draft, facts) };
    }),
  );
}

async function readMarket(chain: Chain): Promise<Market> {
  const tokens = unwrap(await chain.tokens());
  const [base, quote] = ['wS', 'USDC'].map((symbol) => tokens.find((t) => t.symbol === symbol));
  if (!base || !quote) throw new Error('not listed');
  return { symbol: 'wS-USDC', base, quote };
}

function marketOf({ markets: [market] }: PolicyFacts): Market {
  if (!market) throw new Error('no market');
  return market;
}

const markOf = ({ tickers: [ticker] }: PolicyFacts): string => ticker?.markPrice ?? '0';

/** What would be signed as its fee. */
function feeOf({ intent, sellAmount }: OrderDraft, market: Market, facts: PolicyFacts): string {
  const rate = feeRate(intent, market, facts.fees, facts.risk.value);
  if (!rate) throw new Error('no fee');
  return orderFee(sellAmount, rate, orderTokens(intent, market).sell.decimals).amount;
}

/** What the terminal would know of an account, everything else being in order. */
async function readFacts(moment: Moment, account: AccountOnChain): Promise<PolicyFacts> {
  const { chain, config, market, prices, fees } = moment;
  const [risk, setup, session] = await Promise.all([
    chain.riskAccount(account.owner),
    chain.accountSetup(account.owner, config),
    readSession(moment, account),
  ]);
  const now = moment.now * 1_000;
  const ticker: Ticker = {
    symbol: market.symbol,
    markPrice: toText(decimal(prices.wS).div(decimal(prices.USDC))),
    change24hPct: { kind: 'none' },
    receivedAt: now,
  };
  return {
    ...inOrder,
    now,
    fees,
    markets: [market],
    tickers: [ticker],
    risk: aged(unwrap(risk), now - account.plan.figuresAgeMs),
    setup: aged(unwrap(setup), now),
    lane: chooseLane([session], new Set()),
  };
}

/** The session's row as it was kept when it was made, with what the chain says of it now. */
async function readSession(
  { chain, config, market, now }: Moment,
  { plan, owner, sessionId }: AccountOnChain,
): Promise<Session> {
  const { base, quote } = market;
  const facts = unwrap(await chain.session(config, sessionId, [base.address, quote.address]));
  const limits = [
    { token: base, units: plan.session.limits.base },
    { token: quote, units: plan.session.limits.quote },
  ].filter(({ units }) => units > 0n);
  const row: Session = {
    ...anySession,
    sessionId,
    account: owner,
    delegate: delegateAddress(delegate.address),
    validAfter: facts?.validAfter ?? 0,
    validUntil: facts?.validUntil ?? 0,
    maxCalls: plan.session.maxCalls,
    maxFeeBps: plan.session.maxFeeBps,
    limits: limits.map(({ token: { address, symbol, decimals }, units }) => ({
      token: address,
      symbol,
      limit: units === maxUint256 ? 'unlimited' : fromBaseUnits(units, decimals),
      remaining: null,
    })),
  };
  return withFacts(row, facts, now);
}

/** A plan's orders: nothing, a base unit, the plan's amounts, and where the policy changes its mind between them. */
function draftsOf(
  { intent, execution, amounts, shares }: OrderPlan,
  { plan, owner }: AccountOnChain,
  facts: PolicyFacts,
): readonly OrderDraft[] {
  const market = marketOf(facts);
  const { sell, buy } = orderTokens(intent, market);
  const draftOf = (units: bigint): OrderDraft => {
    const sellAmount = fromBaseUnits(units, sell.decimals);
    const rest = { account: owner, symbol: market.symbol, intent, sellAmount };
    if (execution.kind === 'market') return { ...rest, execution };
    const price = decimal(markOf(facts))
      .times(decimal(`${execution.ofMarkBps}`))
      .div(decimal('10000'));
    const bought = deliveredBuy(intent, sellAmount, toText(price), buy.decimals);
    const least = max(bought, decimal(fromBaseUnits(1n, buy.decimals)));
    const limit = { kind: 'limit', minBuyAmount: toText(least), validForSeconds: 60 } as const;
    return { ...rest, execution: limit };
  };
  // 1 USD is about 22 wS: near enough for amounts in proportion to the account.
  const { base, quote } = plan.collateral;
  const worth =
    sell === market.base ? base + quote * 22n * 10n ** 12n : quote + base / (22n * 10n ** 12n);
  const wanted = [
    ...[0n, 1n, ...amounts.map((amount) => (sell === market.base ? amount ** 2n : amount))],
    ...shares.map((share) => (worth * share) / 1_000_000n),
  ];
  const verdict = (units: bigint) =>
    checkPolicy(draftOf(units), facts)
      .violations.map(({ code }) => code)
      .join();
  return [...new Set([...wanted, ...edgesOf(wanted, verdict)])].map(draftOf);
}

const FLASH_FILLS = [
  'openLeverageFlashWithSession',
  'closeLeverageFlashWithSession',
  'swapCollateralFlashWithSession',
] as const;

/**
 * Asks the engine, as the venue's executor and with a filler at the oracle's price, without sending anything.
 *
 * @returns the name of the contract's error or its message; null when the order would be filled.
 */
async function engineRefusal(
  { client, devnet, config, market, prices }: Moment,
  draft: OrderDraft,
  facts: PolicyFacts,
): Promise<string | null> {
  const { lane, now } = facts;
  const terms = orderTerms(draft, market, markOf(facts), feeOf(draft, market, facts), now);
  if (!terms || lane.kind === 'none') throw new Error('nothing to sign');
  const order = toEngineOrder(terms, draft.account, [market.base, market.quote]);
  const { executorAddress: executor, leverageRfqEngine: target } = config;
  const { sessionId, nonce } = lane.session;
  const unsigned = { sessionId, dataHash: leveragedOrderHash(order), executor, feeAmount: 0n };
  const call = { ...unsigned, target, nonce: nonce ?? 0, deadline: terms.validTo };
  const hash = sessionCallDigest(call, sessionDomain(config));
  const given = { ...unsigned, nonce: BigInt(call.nonce), deadline: BigInt(call.deadline) };
  const tokens = [{ type: 'address' }, { type: 'address' }] as const;
  const fillData = encodeAbiParameters(tokens, [terms.sellToken, terms.buyToken]);
  const data = encodeFunctionData({
    abi: engineAbi,
    functionName: FLASH_FILLS[order.action],
    args: [order, devnet.contracts.filler, fillData, given, await delegate.sign({ hash })],
  });
  const price = fillPriceOf(terms, order, prices);
  const stateOverride = [priceOf(devnet.contracts.oracle, market, price)];
  const answer = await attempt(() =>
    client.call({ account: executor, to: target, data, stateOverride }),
  );
  if (answer.ok) return null;
  if (answer.error.code !== 'CHAIN_REVERTED') throw new Error(answer.error.code);
  const { errorName, detail } = answer.error;
  return errorName === 'Error' ? detail : errorName;
}

/** wS in 1e-18 USD when the order fills: as it is, or moved just so far that a resting limit is reached. */
function fillPriceOf(
  terms: OrderTerms,
  { sellAmount, buyAmount }: { readonly sellAmount: bigint; readonly buyAmount: bigint },
  prices: Moment['prices'],
): bigint {
  const [ws, usdc] = [prices.wS, prices.USDC].map((price) => unwrap(toBaseUnits(price, 18)));
  if (ws === undefined || usdc === undefined) throw new Error('no prices');
  if (terms.kind === 'market' || sellAmount === 0n) return ws;
  const units = 10n ** 12n;
  if (sellsQuote(terms.intent)) {
    const reached = (sellAmount * usdc * units) / buyAmount;
    return reached < ws ? reached : ws;
  }
  const reached = (buyAmount * usdc * units + sellAmount - 1n) / sellAmount;
  return reached > ws ? reached : ws;
}

/** The oracle's slot of a price: the first word under the asset in its second variable, a mapping. */
const priceOf = (oracle: Address, { base }: Market, usdWad: bigint) => {
  const key = [{ type: 'address' }, { type: 'uint256' }] as const;
  const slot = keccak256(encodeAbiParameters(key, [base.address, 1n]));
  return { address: oracle, stateDiff: [{ slot, value: numberToHex(usdWad, { size: 32 }) }] };
};
