import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium-path.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ballast-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));
const PATH = [join(folder, 'none'), folder].join(delimiter);

describe('the browser for tests', () => {
  it('is none where none is installed', () => {
    expect(chromiumPath({ PATH })).toBeNull();
  });

  it('is Chromium before Chrome, wherever it is on the path', () => {
    for (const name of ['google-chrome', 'chromium']) {
      const file = join(folder, name);
      writeFileSync(file, '');
      expect(chromiumPath({ PATH })).toBe(file);
    }
  });

  it('is the one that was asked for', () => {
    expect(chromiumPath({ PATH, CHROMIUM_PATH: '/opt/mine' })).toBe('/opt/mine');
  });
});
