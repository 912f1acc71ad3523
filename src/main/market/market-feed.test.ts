import { describe, expect, it } from 'vitest';
import { unknown } from '../../shared/domain/figure.ts';
import type { Ticker } from '../../shared/domain/market.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import type { VenueError } from '../venue/venue-error.ts';
import { createMarketFeed } from './market-feed.ts';

type Answer = Result<readonly Ticker[], VenueError>;

const ticker: Ticker = {
  symbol: 'wS-USDC',
  markPrice: '0.0458',
  change24hPct: unknown('no-data'),
  receivedAt: 1,
};

function setUp() {
  const clock = createFakeClock();
  const heard: unknown[] = [];
  const questions: ((answer: Answer) => void)[] = [];
  const feed = createMarketFeed({
    venue: { tickers: () => new Promise<Answer>((answer) => questions.push(answer)) },
    clock,
    chainId: 146,
    intervalMs: 1_000,
    onTickers: (tickers) => heard.push(tickers),
    onError: (error) => heard.push(error.kind),
  });
  const answer = async (reply: Answer) => {
    questions.at(-1)?.(reply);
    await new Promise<void>((settled) => setImmediate(settled));
  };
  return { clock, heard, questions, feed, answer };
}

describe('the market feed', () => {
  it('asks at once, and again a while after each answer', async () => {
    const { feed, clock, heard, questions, answer } = setUp();
    feed.start();
    clock.advance(10_000);
    expect(questions).toHaveLength(1);
    await answer(ok([ticker]));
    expect(heard).toEqual([[ticker]]);
    clock.advance(1_000);
    expect(questions).toHaveLength(2);
  });

  it('reports a failed poll and goes on', async () => {
    const { feed, clock, heard, questions, answer } = setUp();
    feed.start();
    await answer(err({ kind: 'unknown', detail: 'HTTP 500' }));
    expect(heard).toEqual(['unknown']);
    clock.advance(1_000);
    expect(questions).toHaveLength(2);
  });

  it('says nothing after it was stopped, and can be started again', async () => {
    const { feed, clock, heard, questions, answer } = setUp();
    feed.start();
    feed.stop();
    await answer(ok([ticker]));
    expect(heard).toEqual([]);
    expect(clock.pending).toBe(0);
    feed.start();
    await answer(ok([ticker]));
    expect(questions).toHaveLength(2);
    expect(heard).toHaveLength(1);
  });
});
