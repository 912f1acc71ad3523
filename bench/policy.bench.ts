/**
 * Measures one keystroke in the ticket: derived amounts, preview and policy with all its facts.
 *
 *     tsx bench/policy.bench.ts [--rounds=5000]
 */

import { reduceTicket } from '../src/renderer/panels/ticket/reduce-ticket.ts';
import { EMPTY_TICKET, toDraft } from '../src/renderer/panels/ticket/ticket-state.ts';
import { MARKET, riskAccount } from '../src/shared/math/testing.ts';
import { checkPolicy } from '../src/shared/policy/check-policy.ts';
import { facts, NOW, openLong } from '../src/shared/policy/testing.ts';
import { timesRow } from './statistics.ts';

const rounds = Number(process.argv.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 5_000);
const WARM_UP = 500;

const { account } = openLong('1');
const risk = riskAccount(
  { collateral: '100.123456', debt: '323.2' },
  { collateral: '6986.899563318777292577', debt: '0.000000000000000001' },
);
const now = { ...facts, risk: { value: risk, asOf: NOW } };
const context = { market: MARKET, mark: '0.0458', account: risk, fees: facts.fees };
const TYPED = ['4', '43', '43.', '43.2', '43.21'];

const samples: number[] = [];
let state = reduceTicket(EMPTY_TICKET, { kind: 'limit' }, context);
state = reduceTicket(state, { price: '0.0451' }, context);
for (let n = 0; n < WARM_UP + rounds; n += 1) {
  const margin = TYPED[n % TYPED.length] ?? '';
  const start = performance.now();
  state = reduceTicket(state, { margin }, context);
  checkPolicy(toDraft(state, account, MARKET.symbol), now);
  if (n >= WARM_UP) samples.push(performance.now() - start);
}

console.log(`One keystroke: amounts, preview and policy, ${rounds} times; a frame is 16.7 ms.\n`);
console.log('| | p50, ms | p99, ms |\n|---|---:|---:|');
console.log(timesRow('keystroke', samples));
