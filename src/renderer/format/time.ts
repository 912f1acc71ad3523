import type { UnixMs } from '../../shared/domain/ids.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (part: number): string => `${part}`.padStart(2, '0');

/** `14:03:07`, local time. */
export function formatClock(at: UnixMs): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** `2026-11-21`, local time. */
export function formatDate(at: UnixMs): string {
  const date = new Date(at);
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
}

/** `2026-11-21 14:03:07`, local time: sorts as it reads. */
export const formatDateTime = (at: UnixMs): string => `${formatDate(at)} ${formatClock(at)}`;

/** The two largest units: `2 s`, `3 min 5 s`, `4 h 12 min`, `6 d 1 h`. Negative durations are zero. */
export function formatDuration(ms: number): string {
  const rest = Math.max(0, Math.floor(ms));
  if (rest < MINUTE) return `${Math.floor(rest / SECOND)} s`;
  if (rest < HOUR) return pair(rest, MINUTE, 'min', SECOND, 's');
  if (rest < DAY) return pair(rest, HOUR, 'h', MINUTE, 'min');
  return pair(rest, DAY, 'd', HOUR, 'h');
}

function pair(ms: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % big) / small);
  return `${Math.floor(ms / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}
