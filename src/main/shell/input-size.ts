/** Far more than the largest command needs. */
const MAX_NODES = 2_000;
const MAX_CHARACTERS = 64 * 1024;
const MAX_DEPTH = 10;

/**
 * Whether a value from the page is plain data and small enough to parse: bounded in depth, number of values and text
 * length. Safe for any value, even a cyclic one, because it stops at the first limit.
 */
export function isSmallPlainData(input: unknown): boolean {
  let nodes = 0;
  let characters = 0;

  const isSmall = (value: unknown, depth: number): boolean => {
    nodes += 1;
    if (nodes > MAX_NODES || depth > MAX_DEPTH) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= MAX_CHARACTERS;
    }
    if (value === null || ['number', 'boolean', 'undefined'].includes(typeof value)) return true;
    if (typeof value !== 'object') return false;
    if (Array.isArray(value)) {
      return value.length <= MAX_NODES && value.every((item) => isSmall(item, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(value).every(
      ([key, item]) => isSmall(key, depth + 1) && isSmall(item, depth + 1),
    );
  };
  return isSmall(input, 0);
}
