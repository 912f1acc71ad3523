/** The `p` quantile of a sample. */
export const percentile = (sample: readonly number[], p: number): number =>
  [...sample].sort((a, b) => a - b)[Math.min(sample.length - 1, Math.floor(sample.length * p))] ??
  Number.NaN;

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

/** One table row: p50 and p99 in milliseconds. */
export const timesRow = (name: string, sample: readonly number[]): string =>
  `| ${name} | ${percentile(sample, 0.5).toFixed(2)} | ${percentile(sample, 0.99).toFixed(2)} |`;
