import { maxUint256 } from 'viem';

/**
 * Formats a value to be signed for the user: times as dates, 2²⁵⁶−1 as `unlimited`, struct fields by name.
 *
 * @example inWords('deadline', 1_776_948_000n) → '1776948000 (2026-04-23 12:40 UTC)'
 */
export function inWords(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((item) => inWords(name, item)).join('; ') || 'none';
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([part, field]) => `${part} ${inWords(part, field)}`)
      .join(', ');
  }
  if (value === maxUint256) return 'unlimited';
  const seconds = name.startsWith('valid') || name === 'deadline';
  return seconds && Number(value) > 0 ? `${value} (${toDate(Number(value))})` : `${value}`;
}

/** Unix seconds as a date and a time of day, UTC. */
const toDate = (seconds: number): string =>
  `${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
