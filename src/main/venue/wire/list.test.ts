import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasMore, listOf } from './list.ts';

const list = listOf(z.string());
const asked = { page: 1, limit: 2 };

describe('a list of the venue', () => {
  it('comes in a page or as a bare array', () => {
    expect(list.parse(['a']).data).toEqual(['a']);
    const page = { data: ['a'], pagination: { total: 3, page: 1, limit: 2, hasMore: true } };
    expect(list.parse(page).data).toEqual(['a']);
  });

  it('is refused when one row is, so that no row goes missing in silence', () => {
    expect(list.safeParse(['a', 1]).success).toBe(false);
    expect(list.safeParse({ rows: [] }).success).toBe(false);
    expect(list.safeParse(null).success).toBe(false);
    expect(list.safeParse(Array(2_001).fill('a')).success).toBe(false);
  });

  it('goes on while the venue says so, or its total says so', () => {
    expect(hasMore(['a'], { hasMore: true }, asked)).toBe(true);
    expect(hasMore(['a'], { hasMore: false, total: 9 }, asked)).toBe(false);
    expect(hasMore(['a'], { total: 3, limit: 2 }, asked)).toBe(true);
    expect(hasMore(['a'], { total: 3 }, { page: 2, limit: 2 })).toBe(false);
  });

  it('ends with an empty page or a bare array, whatever is claimed', () => {
    expect(hasMore([], { hasMore: true }, asked)).toBe(false);
    expect(hasMore(['a', 'b'], undefined, asked)).toBe(false);
  });
});
