import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const MODE_SHIFT = 16;
const PERMISSIONS = 0o777;

/**
 * Extracts a zip's files, with their permissions, into a folder.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(entry: string) => string | null} place an entry's path below `folder`, or null to leave it out
 */
export async function unzip(archive, folder, place) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (path === null) continue;
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> MODE_SHIFT) & PERMISSIONS;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
    }
  } finally {
    zip.close();
  }
}
