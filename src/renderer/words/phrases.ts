/** A sentence for every member of a union told apart by `code`: a new member does not compile without words. */
export type Phrases<T extends { readonly code: string }> = {
  readonly [Code in T['code']]: (facts: Extract<T, { readonly code: Code }>) => string;
};

/** The sentence for one member of the union, from its own facts. */
export function phrase<T extends { readonly code: string }>(phrases: Phrases<T>, facts: T): string {
  // The phrase found under a member's code takes that member; the compiler cannot follow the two together.
  const say = phrases[facts.code as T['code']] as (facts: T) => string;
  return say(facts);
}
