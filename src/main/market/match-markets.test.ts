import { describe, expect, it } from 'vitest';
import { usdc, ws, wsUsdc } from '../testing/venue-fixtures.ts';
import { matchMarkets } from './match-markets.ts';

describe('matching markets to tokens', () => {
  it('does not mind the case in which the venue writes a name', () => {
    expect(matchMarkets(['WS-USDC'], [ws, usdc])).toEqual([wsUsdc]);
    expect(matchMarkets(['wS-USDC', 'WS-USDC'], [usdc, ws])).toEqual([wsUsdc]);
  });

  it.each(['wS', 'wS-', '-', '', 'wS-USDT', 'wS-USDC-PERP', 'USDC-USDC', '__proto__-USDC'])(
    'leaves out %j, which names no two tokens',
    (name) => {
      expect(matchMarkets([name], [ws, usdc])).toEqual([]);
    },
  );
});
