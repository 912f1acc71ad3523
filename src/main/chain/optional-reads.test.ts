import { BaseError } from 'viem';
import { expect, it } from 'vitest';
import { silentLog } from '../testing/silent-log.ts';
import { createOptionalReads } from './optional-reads.ts';

const bench = () => {
  const warnings: unknown[] = [];
  const log = { ...silentLog, warn: (...said: unknown[]) => warnings.push(said) };
  return { warnings, optional: createOptionalReads(log) };
};
const fails = () => Promise.reject(new BaseError('no such contract'));

it('an optional read that fails is null, and the log says so once until it worked again', async () => {
  const { warnings, optional } = bench();
  expect([await optional('lens', fails), await optional('lens', fails)]).toEqual([null, null]);
  expect(warnings).toMatchObject([['risk.incomplete', { without: 'lens' }]]);
  expect(await optional('lens', async () => 7n)).toBe(7n);
  await optional('lens', fails);
  expect(warnings).toHaveLength(2);
});

it('reads fail apart from each other, and a bug is not hidden', async () => {
  const { warnings, optional } = bench();
  await optional('lens', fails);
  await optional('rate', fails);
  expect(warnings).toHaveLength(2);
  await expect(optional('lens', () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
});
