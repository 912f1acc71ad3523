/** The keychain entries that list the names of all others. */
export interface IndexEntries {
  get(entry: string): Promise<string | null>;
  set(entry: string, secret: string): Promise<void>;
  del(entry: string): Promise<boolean>;
}

/** Windows Credential Manager allows 2560 bytes per entry, enough for 32 names of up to 60 characters. */
const NAMES_PER_SHARD = 32;
const shardEntry = (n: number): string => `index:${n}`;

/** The names of all stored keys, in the order they were first written. */
export async function readIndex(entries: IndexEntries): Promise<readonly string[]> {
  return (await readShards(entries)).flat();
}

/** Adds a name unless it is already listed. */
export async function addToIndex(entries: IndexEntries, name: string): Promise<void> {
  const shards = await readShards(entries);
  if (shards.flat().includes(name)) return;
  const last = shards.at(-1);
  const fits = last !== undefined && last.length < NAMES_PER_SHARD;
  const n = fits ? shards.length - 1 : shards.length;
  await entries.set(shardEntry(n), [...(fits ? last : []), name].join('\n'));
}

/** Removes a name and shifts the later shards up, so that shard numbers have no gaps. */
export async function removeFromIndex(entries: IndexEntries, name: string): Promise<void> {
  const shards = await readShards(entries);
  const names = shards.flat();
  if (!names.includes(name)) return;
  const kept = names.filter((other) => other !== name);
  const needed = Math.ceil(kept.length / NAMES_PER_SHARD);
  for (let n = 0; n < needed; n += 1) {
    const shard = kept.slice(n * NAMES_PER_SHARD, (n + 1) * NAMES_PER_SHARD);
    await entries.set(shardEntry(n), shard.join('\n'));
  }
  if (needed < shards.length) await entries.del(shardEntry(needed));
}

async function readShards(entries: IndexEntries): Promise<readonly (readonly string[])[]> {
  const shards: string[][] = [];
  for (;;) {
    const text = await entries.get(shardEntry(shards.length));
    if (text === null) return shards;
    shards.push(text.split('\n'));
  }
}
