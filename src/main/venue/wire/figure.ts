import { z } from 'zod';
import { type Figure, none, unknown, value } from '../../../shared/domain/figure.ts';
import { decimalText } from './number.ts';

/** Schema of a field that becomes a figure: accepts anything, since mapping decides what it means. */
export const figureField = z.unknown().optional();

/** Reads a field as a figure: absent is "no data", anything but a decimal string is "malformed". */
export function figure(field: unknown): Figure {
  if (field === undefined || field === null) return unknown('no-data');
  const decimal = decimalText.safeParse(field);
  return decimal.success ? value(decimal.data) : unknown('malformed');
}

/** Reads a figure that is always positive: the venue's `"0"` means that it could not read it. */
export function positiveFigure(field: unknown): Figure {
  const read = figure(field);
  if (read.kind !== 'value') return read;
  if (read.value === '0') return unknown('venue-placeholder');
  return read.value.startsWith('-') ? unknown('malformed') : read;
}

/** The venue's value for "no debt", shown as ∞. */
const NO_DEBT = '999999';

/** Reads an account's health factor: `"999999"` is none (no debt), `"0"` is unknown and never "liquidated". */
export function healthFigure(field: unknown): Figure {
  const read = positiveFigure(field);
  return read.kind === 'value' && read.value === NO_DEBT ? none : read;
}

/**
 * Reads a percentage, with or without a percent sign.
 *
 * @example percentFigure('+4.5677%') // value('4.5677')
 */
export const percentFigure = (field: unknown): Figure =>
  figure(typeof field === 'string' ? field.replace(/%$/, '') : field);
