import type Sqlite from 'better-sqlite3';
import { decimal } from '../../../shared/math/decimal.ts';
import type { Seal, SealedBody } from '../sealed-body.ts';

/** Positions as version 1 keeps them: only the fields that differ and those they are migrated by. */

type Figure =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

interface Checked<T> {
  readonly shown: T;
  readonly venue: Figure;
  readonly disagrees: boolean;
}

export interface OldPosition {
  readonly side: 'long' | 'short';
  readonly markPrice: Figure;
  readonly healthFactor: Checked<Figure>;
  readonly softLiquidation: Checked<Figure>;
  readonly fullLiquidation: Checked<Figure>;
}

interface Crossing {
  readonly price: string;
  readonly side: 'below' | 'above';
}

type NewLiquidation =
  | ({ readonly kind: 'at' } & Crossing)
  | { readonly kind: 'passed'; readonly crossing: Crossing }
  | Exclude<Figure, { readonly kind: 'value' }>;

export interface NewPosition extends Omit<OldPosition, 'softLiquidation' | 'fullLiquidation'> {
  readonly softLiquidation: Checked<NewLiquidation>;
  readonly fullLiquidation: Checked<NewLiquidation>;
}

/**
 * The liquidation prices of a position, with the side on which they lie. Version 1 computed them on the position's own side
 * only: below mark for a long, above it for a short. So a price on the other side of mark was already passed, and "none"
 * proves nothing for an account with debt: the venue's figure is shown in its place.
 */
export function migratePosition(position: OldPosition): NewPosition {
  const { healthFactor, softLiquidation, fullLiquidation } = position;
  const migrate = ({ shown, venue, disagrees }: Checked<Figure>): Checked<NewLiquidation> =>
    shown.kind === 'none' && healthFactor.shown.kind !== 'none'
      ? { shown: onItsSide(venue, position), venue, disagrees: false }
      : { shown: onItsSide(shown, position), venue, disagrees };
  return {
    ...position,
    softLiquidation: migrate(softLiquidation),
    fullLiquidation: migrate(fullLiquidation),
  };
}

function onItsSide(figure: Figure, { side, markPrice }: OldPosition): NewLiquidation {
  if (figure.kind !== 'value') return figure;
  const crossing = { price: figure.value, side: side === 'long' ? 'below' : 'above' } as const;
  if (markPrice.kind !== 'value') return { kind: 'at', ...crossing };
  const [price, mark] = [decimal(figure.value), decimal(markPrice.value)];
  const passed = side === 'long' ? mark.lt(price) : mark.gt(price);
  return passed ? { kind: 'passed', crossing } : { kind: 'at', ...crossing };
}

interface CacheRow extends SealedBody {
  readonly id: number;
  readonly account: string;
}

interface HistoryRow extends SealedBody {
  readonly id: number;
}

interface Snapshot {
  readonly positions: readonly OldPosition[];
}

const BATCH = 500;

/** The positions last known of each account, and every snapshot of their history. */
export function migratePositions(sqlite: Sqlite.Database, { open, seal }: Seal): void {
  const cached = sqlite.prepare<[], CacheRow>(
    `SELECT id, account, body, hash FROM cache WHERE name = 'positions'`,
  );
  const updateCached = sqlite.prepare<[object]>(
    'UPDATE cache SET body = @body, hash = @hash WHERE id = @id',
  );
  for (const { id, account, ...sealed } of cached.all()) {
    const identity = `positions ${account}`;
    const positions = open<readonly OldPosition[]>(identity, sealed);
    if (positions) updateCached.run({ id, ...seal(identity, positions.map(migratePosition)) });
  }

  const batch = sqlite.prepare<[number], HistoryRow>(
    `SELECT id, body, hash FROM position_history WHERE id > ? ORDER BY id LIMIT ${BATCH}`,
  );
  const updateHistory = sqlite.prepare<[object]>(
    'UPDATE position_history SET body = @body, hash = @hash WHERE id = @id',
  );
  for (let last: number | undefined = -1; last !== undefined; ) {
    const rows = batch.all(last);
    for (const { id, ...sealed } of rows) {
      const snapshot = open<Snapshot>('positions', sealed);
      if (!snapshot) continue;
      const positions = snapshot.positions.map(migratePosition);
      updateHistory.run({ id, ...seal('positions', { ...snapshot, positions }) });
    }
    last = rows.at(-1)?.id;
  }
}
