import { expect, it } from 'vitest';
import { formatClock, formatDateTime, formatDuration } from './time.ts';

it('durations are shown in their two largest units', () => {
  const second = 1_000;
  const minute = 60 * second;
  const hour = 60 * minute;
  expect(
    [0, 2.9 * second, 3 * minute + 5 * second, 4 * hour + 12 * minute, 145 * hour].map(
      formatDuration,
    ),
  ).toEqual(['0 s', '2 s', '3 min 5 s', '4 h 12 min', '6 d 1 h']);
});

it('a whole unit is shown alone, and a negative duration as zero', () => {
  expect(formatDuration(3_600_000)).toBe('1 h');
  expect(formatDuration(-5_000)).toBe('0 s');
});

it('times are local, with two digits per part', () => {
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  expect(formatClock(at)).toBe('03:04:05');
  expect(formatDateTime(at)).toBe('2026-01-02 03:04:05');
});
