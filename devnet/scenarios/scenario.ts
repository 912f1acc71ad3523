/** What happens to the market at one moment of a scenario. */
export interface ScenarioStep {
  /** Milliseconds after the step before. */
  readonly afterMs: number;
  /** New price of wS, in 1/10 000 of its price when the scenario began. */
  readonly wsBps?: number;
  readonly oracle?: 'stale' | 'fresh';
  /** The filler's spread around the oracle price, in 1/10 000. */
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
export const path = (everyMs: number, ...wsBps: readonly number[]): readonly ScenarioStep[] =>
  wsBps.map((bps) => ({ afterMs: everyMs, wsBps: bps }));
