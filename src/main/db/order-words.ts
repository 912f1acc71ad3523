import type Sqlite from 'better-sqlite3';
import type { Order } from '../../shared/domain/order.ts';

/** The searchable text of an order. */
const wordsOf = ({ clientOrderId, venueOrderId, terms, fill, failure }: Order): string =>
  [
    clientOrderId,
    venueOrderId,
    terms?.symbol,
    terms?.intent,
    terms?.kind,
    fill?.txHash,
    failure?.code,
    failure?.message,
  ]
    .filter((word) => word)
    .join(' ');

/** A search text as full-text queries. Each word is quoted, so that no character acts as an operator. */
interface WordQuery {
  readonly whole: string;
  /** The same as prefixes; a single letter matches only itself. */
  readonly beginnings: string;
}

const ONE_LETTER = '"x"'.length;

/**
 * Null if the text has no words.
 *
 * @example wordQuery('rev "NOT') // { whole: '"rev" "NOT"', beginnings: '"rev"* "NOT"*' }
 */
export function wordQuery(text: string): WordQuery | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.map((word) => `"${word}"`);
  if (!words) return null;
  return {
    whole: words.join(' '),
    beginnings: words.map((word) => (word.length > ONE_LETTER ? `${word}*` : word)).join(' '),
  };
}

/** Keeps the full-text index in sync with the orders' rows. */
export function orderWords(sqlite: Sqlite.Database) {
  const insert = sqlite.prepare<[number, string]>(
    'INSERT INTO order_words (rowid, words) VALUES (?, ?)',
  );
  const remove = sqlite.prepare<[number]>('DELETE FROM order_words WHERE rowid = ?');
  return {
    insert: (id: number, order: Order): void => {
      insert.run(id, wordsOf(order));
    },
    remove: (id: number): void => {
      remove.run(id);
    },
    update(id: number, before: Order, after: Order): void {
      const words = wordsOf(after);
      if (words === wordsOf(before)) return;
      remove.run(id);
      insert.run(id, words);
    },
  };
}
