import type { ChainSimulation, VenuePreview } from '../../shared/contract/order-simulation.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Figure } from '../../shared/domain/figure.ts';
import type { ComparedFigure } from '../../shared/math/compared-figure.ts';
import type { OrderFee } from '../../shared/math/fees.ts';
import type { Result } from '../../shared/result.ts';
import { formatAmount, formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { contractWords } from './contracts.ts';
import { errorWords } from './errors.ts';

const GAS_PLACES = 4;

/**
 * A fee and its parts, never rounded down.
 *
 * @example feeWords(fee, 'USDC') // '0.41 USDC (0.1 % and 0.0025 for gas)'
 */
export function feeWords(fee: OrderFee, symbol: string): string {
  return `${formatAmount(fee.amount, symbol, 'ceil')} (${partsOf(fee)})`;
}

function partsOf({ gas, bps, waivedBelowUsd }: OrderFee): string {
  const share = formatPercent(bps);
  if (waivedBelowUsd !== null) return `gas; no ${share} below ${waivedBelowUsd} USD`;
  if (gas === '0') return share;
  return bps === 0 ? 'gas' : `${share} and ${formatNumber(gas, GAS_PLACES, 'ceil')} for gas`;
}

/** The result of somebody else's simulation of an order, in one line. */
export interface SimulationWords {
  readonly tone: 'good' | 'warn' | 'muted';
  readonly text: string;
}

/**
 * The chain's simulation: its figures for the account after the order, with ours beside those that differ.
 *
 * @example chainWords(simulated, 'market').text // 'agrees: equity 99.95, debt 4.04, health 43.82'
 */
export function chainWords(
  simulated: Result<ChainSimulation, AppError>,
  kind: 'market' | 'limit',
): SimulationWords {
  if (!simulated.ok) return notCompared(simulated.error);
  const answer = simulated.value;
  if (answer.kind === 'refused') return { tone: 'warn', text: refusalWords(answer) };
  const { equity, debt, health } = answer;
  return compared(kind === 'limit' ? ', filled now at its price' : '', [
    ['equity', equity],
    ['debt', debt],
    ['health', health],
  ]);
}

/** The same for the venue's preview. */
export function venueWords(previewed: Result<VenuePreview, AppError>): SimulationWords {
  if (!previewed.ok) return notCompared(previewed.error);
  const { orderValue, marginRequired } = previewed.value;
  return compared('', [
    ['value', orderValue],
    ['margin', marginRequired],
  ]);
}

function compared(
  when: string,
  figures: readonly (readonly [string, ComparedFigure])[],
): SimulationWords {
  const differs = figures.some(([, figure]) => figure.differs);
  const list = figures.map(([name, { own, theirs, differs: apart }]) =>
    apart ? `${name} ${show(theirs)} (here ${show(own)})` : `${name} ${show(theirs)}`,
  );
  return {
    tone: differs ? 'warn' : 'good',
    text: `${differs ? 'differs' : 'agrees'}${when}: ${list.join(', ')}`,
  };
}

function show(figure: Figure): string {
  if (figure.kind === 'value') return formatNumber(figure.value, 2);
  return figure.kind === 'none' ? '∞' : 'unknown';
}

function refusalWords({ errorName, detail }: { errorName: string; detail: string }): string {
  const known = contractWords(errorName) ?? contractWords(detail);
  const meaning = known ?? (errorName === 'Error' ? detail : `the contract says ${errorName}`);
  return `would refuse it now. ${meaning}. Change the order, or try again later.`;
}

const notCompared = (error: AppError): SimulationWords => ({
  tone: 'muted',
  text: `not compared: ${errorWords(error)}`,
});
