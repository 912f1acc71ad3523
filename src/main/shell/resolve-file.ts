import { realpath, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';

/**
 * The file in `root` that a URL's path names; null if there is none, or if `..`, an encoded separator or a symbolic
 * link leads outside `root`.
 *
 * @param path of a URL, percent-encoded, with its leading slash
 */
export async function resolveFile(root: string, path: string): Promise<string | null> {
  const decoded = decode(path);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const base = await realpath(root);
  const wanted = normalize(join(base, decoded));
  if (!wanted.startsWith(base + sep)) return null;
  try {
    const real = await realpath(wanted);
    return real === wanted && (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
