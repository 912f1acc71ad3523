import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MIN_SIZE, readBounds, usableBounds, writeBounds } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'ballast-window-'));
const path = join(folder, 'window.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const display = { x: 0, y: 0, width: 1920, height: 1080 };

describe('the window’s position', () => {
  it('is remembered', () => {
    const bounds = { x: 10, y: 20, width: 1200, height: 800 };
    writeBounds(path, bounds);
    expect(readBounds(path)).toEqual(bounds);
  });

  it('is forgotten when its file is damaged or missing', () => {
    writeFileSync(path, '{"x":"10"');
    expect(readBounds(path)).toBeNull();
    expect(readBounds(join(folder, 'none.json'))).toBeNull();
  });

  it('is not used when its display is gone', () => {
    const away = { x: 4_000, y: 0, width: 1200, height: 800 };
    expect(usableBounds(away, [display])).toBeNull();
    expect(usableBounds({ ...away, x: 1_850 }, [display])).toBeNull();
    expect(usableBounds({ ...away, x: 1_800 }, [display])).toMatchObject({ x: 1_800 });
  });

  it('is never smaller than the layout needs', () => {
    expect(usableBounds({ x: 0, y: 0, width: 1, height: 1 }, [display])).toMatchObject(MIN_SIZE);
  });
});
