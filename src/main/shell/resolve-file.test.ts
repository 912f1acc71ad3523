import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveFile } from './resolve-file.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ballast-page-')));
const root = join(folder, 'renderer');

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), 'page');
  writeFileSync(join(root, 'assets', 'a b.js'), 'code');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'renderer-twin'));
  writeFileSync(join(folder, 'renderer-twin', 'x.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(folder, join(root, 'up'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('serving the page’s files', () => {
  it('finds files in the folder', async () => {
    expect(await resolveFile(root, '/index.html')).toBe(join(root, 'index.html'));
    expect(await resolveFile(root, '/assets/a%20b.js')).toBe(join(root, 'assets', 'a b.js'));
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/../renderer-twin/x.txt',
    '//etc/passwd',
    '/%00index.html',
    '/index.html%00.png',
    '/%',
    '/',
    '',
    '/assets',
    '/missing.js',
  ])('finds nothing for %j', async (path) => {
    expect(await resolveFile(root, path)).toBeNull();
  });

  it('does not follow symbolic links to files or folders', async () => {
    expect(await resolveFile(root, '/link.txt')).toBeNull();
    expect(await resolveFile(root, '/up/secret.txt')).toBeNull();
  });
});
