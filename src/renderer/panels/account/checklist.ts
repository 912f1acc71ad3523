import type { AccountSetup } from '../../../shared/domain/account-setup.ts';
import type { OwnerAction } from '../../../shared/domain/owner-action.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import type { Market, Token } from '../../../shared/domain/token.ts';
import { decimal, min, toText, ZERO } from '../../../shared/math/decimal.ts';
import { formatAmount, formatNumber } from '../../format/number.ts';
import { borrowRunsLow, engineRunsLow } from './runs-low.ts';
import { transferPlan } from './transfer-plan.ts';

export interface ChecklistItem {
  readonly title: string;
  readonly state: 'done' | 'low' | 'missing';
  readonly detail: string;
  /** What its button does; null where no transaction helps. */
  readonly step: { readonly button: string; readonly plan: readonly OwnerAction[] } | null;
}

/** Proposed as the first margin, or the whole wallet if it holds less; other amounts can be deposited below. */
const FIRST_MARGIN = decimal('100');

/** What an account needs before its first order, by its state on chain, in the order of the steps. */
export const checklist = (
  setup: AccountSetup,
  risk: RiskAccount,
  { base, quote }: Market,
): readonly ChecklistItem[] => [
  gasItem(setup),
  ...marginItems(setup, risk, quote),
  ...[quote, base].flatMap((token) => engineItems(setup, risk, token)),
];

function gasItem({ nativeBalance }: AccountSetup): ChecklistItem {
  const missing = nativeBalance === '0';
  return {
    title: 'Coin for gas',
    state: missing ? 'missing' : 'done',
    detail: missing
      ? 'none: send some of the chain’s coin to the account’s address'
      : formatNumber(nativeBalance, 4),
    step: null,
  };
}

/** Wallet, allowance and margin. With margin in the account, an empty wallet and a used-up allowance are fine. */
function marginItems(
  setup: AccountSetup,
  risk: RiskAccount,
  quote: Token,
): readonly ChecklistItem[] {
  const held = setup.tokens.find(({ token }) => token === quote.address);
  const wallet = decimal(held?.walletBalance ?? '0');
  const amount = toText(min(wallet, FIRST_MARGIN));
  const margin = risk.assets.filter(({ collateral }) => decimal(collateral).gt(ZERO));
  const funded = margin.length > 0;
  const canDeposit = !funded && wallet.gt(ZERO);
  const plan = transferPlan('deposit', quote.address, amount, setup);
  const [approve] = plan;
  const allowed = plan.length === 1;
  const { symbol } = quote;
  return [
    {
      title: `${symbol} in the wallet`,
      state: funded || wallet.gt(ZERO) ? 'done' : 'missing',
      detail:
        funded || wallet.gt(ZERO)
          ? formatAmount(toText(wallet), symbol)
          : `none: send ${symbol} to the account’s address`,
      step: null,
    },
    {
      title: `Allowance to deposit ${symbol}`,
      state: funded || (canDeposit && allowed) ? 'done' : 'missing',
      detail: funded ? 'part of each deposit' : allowed && canDeposit ? 'given' : 'none',
      step:
        canDeposit && !allowed && approve
          ? { button: `Allow ${formatAmount(amount, symbol)}`, plan: [approve] }
          : null,
    },
    {
      title: 'Margin in the account',
      state: funded ? 'done' : 'missing',
      detail: funded
        ? margin.map(({ collateral, symbol }) => formatAmount(collateral, symbol)).join(', ')
        : 'none: deposit margin to open a position',
      step: canDeposit ? { button: `Deposit ${formatAmount(amount, symbol)}`, plan } : null,
    },
  ];
}

function engineItems(
  setup: AccountSetup,
  risk: RiskAccount,
  { address: token, symbol }: Token,
): readonly ChecklistItem[] {
  const found = setup.tokens.find((held) => held.token === token);
  const engine = found?.engineAllowance ?? '0';
  const borrow = found?.borrowAllowance ?? '0';
  const stateOf = (allowance: string, low: boolean): ChecklistItem['state'] =>
    allowance === '0' ? 'missing' : low ? 'low' : 'done';
  const stepOf = (state: ChecklistItem['state'], kind: 'approve-engine' | 'approve-borrow') =>
    state === 'done'
      ? null
      : {
          button: state === 'low' ? 'Raise' : 'Allow',
          plan: [{ kind, token, amount: 'unlimited' } as const],
        };
  const engineState = stateOf(engine, engineRunsLow(engine, risk, token));
  const borrowState = stateOf(borrow, borrowRunsLow(borrow, risk, token));
  return [
    {
      title: `The engine may use ${symbol}`,
      state: engineState,
      detail: allowanceWords(engine, symbol, engineState, 'less than the account holds'),
      step: stepOf(engineState, 'approve-engine'),
    },
    {
      title: `The engine may borrow ${symbol}`,
      state: borrowState,
      detail: allowanceWords(borrow, symbol, borrowState, 'it shrinks with every order'),
      step: stepOf(borrowState, 'approve-borrow'),
    },
  ];
}

/** More than any wallet holds, so the allowance was given without a limit. */
const BEYOND_COUNTING = decimal('1000000000000');

function allowanceWords(
  allowance: string,
  symbol: string,
  state: ChecklistItem['state'],
  why: string,
): string {
  if (state === 'missing') return 'not allowed';
  if (allowance === 'unlimited' || decimal(allowance).gte(BEYOND_COUNTING)) return 'no limit';
  const left = formatAmount(allowance, symbol);
  return state === 'low' ? `runs low, ${left}: ${why}` : left;
}
