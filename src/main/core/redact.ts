const SECRET_NAME = /(key|secret|sig|signature|mnemonic|password)$/i;
/** Fields whose 32 bytes are public: hashes of what was signed or sent, never keys. */
const PUBLIC_NAME = /(hash|digest|id)$/i;
/** Keys have 32 bytes, signatures 65; a longer run may hold either. */
const LONG_HEX = /(0x)?[0-9a-f]{64,}/gi;
const MAX_DEPTH = 6;

/**
 * The facts of a log line without anything that could be a secret: fields named like a secret are left out at any depth,
 * and a run of 64 or more hex digits in any other text becomes `[hex]`, unless the field is named like a hash or an id.
 *
 * @example redact({ error: 'bad key 0x11…11', txHash: '0x22…22' }) → { error: 'bad key [hex]', txHash: '0x22…22' }
 */
export function redact(facts: object): object {
  return redactFields(facts, 0);
}

function redactFields(facts: object, depth: number): object {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => !SECRET_NAME.test(name))
      .map(([name, value]) => [name, redactValue(name, value, depth)]),
  );
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return PUBLIC_NAME.test(name) && value.length <= 66 ? value : value.replace(LONG_HEX, '[hex]');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redactValue(name, item, depth + 1));
  return redactFields(value, depth + 1);
}
