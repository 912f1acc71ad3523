import { describe, expect, it } from 'vitest';
import { isSmallPlainData } from './input-size.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'core' : { in: nested(depth - 1) });

describe('the size of an input', () => {
  it('is accepted for plain command data', () => {
    const plain = { a: ['x', 1, true, null, undefined], b: Object.create(null) };
    expect(isSmallPlainData(plain)).toBe(true);
    expect(isSmallPlainData(nested(10))).toBe(true);
  });

  it('is bounded in depth, number of values and text length, including keys', () => {
    const key = 'k'.repeat(70_000);
    const texts = Array.from({ length: 100 }, () => 'x'.repeat(1_000));
    for (const large of [nested(11), new Array(2_001).fill(0), texts, { [key]: 0 }, key]) {
      expect(isSmallPlainData(large)).toBe(false);
    }
  });

  it('terminates on cyclic data', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = [cycle, cycle, cycle];
    expect(isSmallPlainData(cycle)).toBe(false);
  });

  it('rejects everything that is not plain data', () => {
    const others = [new Map(), new Date(), new Uint8Array(4), /x/, new Error('x'), 1n, Symbol('x')];
    for (const other of [...others, () => 0, { deep: new Set() }]) {
      expect(isSmallPlainData(other)).toBe(false);
    }
  });
});
