import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listOf, toPage } from './list.ts';

const list = listOf(z.string());
const request = { page: 1, limit: 2 };
const hasMore = (answer: unknown, page = 1) =>
  toPage(list.parse(answer), { page, limit: 2 }, (row) => row).hasMore;

describe('a list of the venue', () => {
  it('is a page or a bare array', () => {
    expect(list.parse(['a']).data).toEqual(['a']);
    const page = { data: ['a'], pagination: { total: 3, page: 1, limit: 2, hasMore: true } };
    expect(list.parse(page).data).toEqual(['a']);
  });

  it('is refused if one row is, so that no row goes missing silently', () => {
    expect(list.safeParse(['a', 1]).success).toBe(false);
    expect(list.safeParse({ rows: [] }).success).toBe(false);
    expect(list.safeParse(null).success).toBe(false);
    expect(list.safeParse(Array(2_001).fill('a')).success).toBe(false);
  });

  it('continues while the venue says so, or while its total says so', () => {
    expect(hasMore({ data: ['a'], pagination: { hasMore: true } })).toBe(true);
    expect(hasMore({ data: ['a'], pagination: { hasMore: false, total: 9 } })).toBe(false);
    expect(hasMore({ data: ['a'], pagination: { total: 3, limit: 2 } })).toBe(true);
    expect(hasMore({ data: ['a'], pagination: { total: 3 } }, 2)).toBe(false);
  });

  it('ends with an empty page or a bare array, whatever the venue claims', () => {
    expect(hasMore({ data: [], pagination: { hasMore: true } })).toBe(false);
    expect(hasMore(['a', 'b'])).toBe(false);
  });

  it('maps its rows, and has a total if the venue states it', () => {
    const upper = (row: string) => row.toUpperCase();
    const page = list.parse({ data: ['a'], pagination: { total: 3 } });
    expect(toPage(page, request, upper)).toEqual({ rows: ['A'], hasMore: true, total: 3 });
    expect(toPage(list.parse(['a']), request, upper).total).toBeNull();
  });
});
