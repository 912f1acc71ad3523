import type { AppError } from '../../shared/domain/app-error.ts';
import type { Fill, Page } from '../../shared/domain/history.ts';
import { repairFill } from '../../shared/math/repair-fill.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { BadCursor } from '../db/database.ts';
import type { CommandsOf } from './commands.ts';
import type { Core } from './open-core.ts';

/** The commands that need nothing but what this computer holds. */
export function coreCommands({ database, state }: Core): CommandsOf<'app' | 'limits' | 'history'> {
  const { fills, funding, orders, audit } = database;

  /** Fills can arrive before their market or mark is known, so they are judged by what is known when they are shown. */
  const judge = (fill: Fill): Fill => {
    const { markets, tickers } = state.current;
    const name = fill.symbol.toLowerCase();
    const market = markets.value.find(({ symbol }) => symbol.toLowerCase() === name) ?? null;
    const mark = tickers.value.find(({ symbol }) => symbol === market?.symbol)?.markPrice ?? null;
    return repairFill(fill, market, mark);
  };

  return {
    'app.snapshot': () => ok(state.snapshot()),
    'limits.set': (limits) => {
      state.keep('limits', limits);
      return ok(null);
    },
    'history.orders': ({ cursor, limit, ...filter }) =>
      toAnswer(orders.page(filter, { cursor, limit })),
    'history.fills': ({ account, ...page }) => {
      const found = toAnswer(fills.page(account, page));
      return found.ok ? ok({ ...found.value, rows: found.value.rows.map(judge) }) : found;
    },
    'history.funding': ({ account, ...page }) => toAnswer(funding.page(account, page)),
    'history.audit': (page) => toAnswer(audit.page(page)),
  };
}

const toAnswer = <T>(page: Result<Page<T>, BadCursor>): Result<Page<T>, AppError> =>
  page.ok ? page : err({ code: 'BAD_INPUT', issues: [{ path: 'cursor', code: 'BAD_CURSOR' }] });
