import { z } from 'zod';
import { type Figure, none, unknown, value } from '../../../shared/domain/figure.ts';
import { decimalText } from './number.ts';

/** A field that becomes a figure: whatever it holds, even nothing, is judged when it is mapped. */
export const figureField = z.unknown().optional();

/** A field of the venue as a figure: absent is "no data", anything but a decimal string is "malformed". */
export function figure(field: unknown): Figure {
  if (field === undefined || field === null) return unknown('no-data');
  const decimal = decimalText.safeParse(field);
  return decimal.success ? value(decimal.data) : unknown('malformed');
}

/** A figure that is never zero or negative in truth: the venue's `"0"` says that it could not read it. */
export function positiveFigure(field: unknown): Figure {
  const shown = figure(field);
  if (shown.kind !== 'value') return shown;
  if (shown.value === '0') return unknown('venue-placeholder');
  return shown.value.startsWith('-') ? unknown('malformed') : shown;
}

/** The venue's word for "no debt", shown as ∞. */
const NO_DEBT = '999999';

/** An account's health factor: `"999999"` is none (no debt), `"0"` is unknown, never "liquidated". */
export function healthFigure(field: unknown): Figure {
  const shown = positiveFigure(field);
  return shown.kind === 'value' && shown.value === NO_DEBT ? none : shown;
}

/**
 * A percentage, with or without its sign.
 *
 * @example percentFigure('+4.5677%') // value '4.5677'
 */
export const percentFigure = (field: unknown): Figure =>
  figure(typeof field === 'string' ? field.replace(/%$/, '') : field);
