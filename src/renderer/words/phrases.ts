/** A sentence for every member of a union that is told apart by `code`: a member without words does not compile. */
export type Phrases<T extends { readonly code: string }> = {
  readonly [Code in T['code']]: (facts: Extract<T, { readonly code: Code }>) => string;
};

/** The sentence for one member of the union, from its own facts. */
export function phrase<T extends { readonly code: string }>(phrases: Phrases<T>, facts: T): string {
  // The phrase found under a member's code takes that member; the compiler cannot follow the two together.
  const say = phrases[facts.code as T['code']] as (facts: T) => string;
  return say(facts);
}

/**
 * @example plural(1, 'order') // '1 order'
 * @example plural(2, 'order') // '2 orders'
 */
export const plural = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * A text with a full stop at its end, unless it ends a sentence already.
 *
 * @example sentence('back at noon') // 'back at noon.'
 */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
