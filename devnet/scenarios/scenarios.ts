/** One market change in a scenario. */
export interface ScenarioStep {
  /** Milliseconds after the previous step. */
  readonly afterMs: number;
  /** New price of wS, in basis points of its price at the start. */
  readonly wsBps?: number;
  readonly oracle?: 'stale' | 'fresh';
  /** The filler's spread around the oracle price, in basis points. */
  readonly spreadBps?: number;
}

/** A scripted market, as data. */
export interface Scenario {
  readonly name: string;
  /** What a trader sees, in one sentence. */
  readonly summary: string;
  readonly steps: readonly ScenarioStep[];
}

/** Evenly spaced steps through the given prices. */
const path = (everyMs: number, ...wsBps: readonly number[]): readonly ScenarioStep[] =>
  wsBps.map((bps) => ({ afterMs: everyMs, wsBps: bps }));

export const scenarioNames = [
  'calm',
  'rally',
  'slide',
  'gap',
  'stale-oracle',
  'thin-liquidity',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** The summaries assume 1 USDC of margin at 5×: soft liquidation from −13.8 %, full from −17.4 %. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  calm: {
    name: 'calm',
    summary: 'The price swings by 0.3 % and comes back.',
    steps: path(1000, 10010, 10030, 10015, 9990, 9970, 9985, 10000),
  },
  rally: {
    name: 'rally',
    summary: 'The price rises by 12 %: take profits fill, shorts approach liquidation.',
    steps: path(1000, 10100, 10250, 10400, 10550, 10700, 10900, 11050, 11200),
  },
  slide: {
    name: 'slide',
    summary: 'The price falls by 15 %: a 5× long enters soft, but not full, liquidation.',
    steps: path(1000, 9850, 9700, 9500, 9350, 9200, 9050, 8900, 8750, 8600, 8500),
  },
  gap: {
    name: 'gap',
    summary: 'The price falls by 20 % in one step: a 5× long goes straight to full closeout.',
    steps: path(1000, 10000, 8000),
  },
  'stale-oracle': {
    name: 'stale-oracle',
    summary: 'The oracle goes stale for five seconds, then returns 2 % lower.',
    steps: [
      { afterMs: 0, oracle: 'stale' },
      { afterMs: 5000, oracle: 'fresh', wsBps: 9800 },
    ],
  },
  'thin-liquidity': {
    name: 'thin-liquidity',
    summary: 'The filler’s spread widens to 3 % for five seconds: protected orders wait.',
    steps: [
      { afterMs: 0, spreadBps: 300 },
      { afterMs: 5000, spreadBps: 0 },
    ],
  },
};
