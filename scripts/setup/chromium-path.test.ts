import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium-path.mjs';

let folder: string;
let PATH: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ballast-browser-'));
  PATH = [join(folder, 'none'), folder].join(delimiter);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the browser for tests', () => {
  it('is null when none is installed', () => {
    expect(chromiumPath({ PATH })).toBeNull();
  });

  it('prefers Chromium to Chrome anywhere on the PATH', () => {
    for (const name of ['google-chrome', 'chromium']) {
      const file = join(folder, name);
      writeFileSync(file, '');
      expect(chromiumPath({ PATH })).toBe(file);
    }
  });

  it('is the one in CHROMIUM_PATH', () => {
    expect(chromiumPath({ PATH, CHROMIUM_PATH: '/opt/mine' })).toBe('/opt/mine');
  });
});
