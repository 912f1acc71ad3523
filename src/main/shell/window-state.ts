import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_SIZE = { width: 1100, height: 700 } as const;
export const DEFAULT_SIZE = { width: 1440, height: 900 } as const;

/** How much of a window must be on a display so that the user can find and move it. */
const VISIBLE = 100;

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });

/** The window's bounds when it was last closed; null on the first start or if the file cannot be read. */
export function readBounds(path: string): Bounds | null {
  try {
    return bounds.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Failing to write the bounds, e.g. on a full disk, must not stop the app from closing. */
export function writeBounds(path: string, { x, y, width, height }: Bounds): void {
  try {
    writeFileSync(path, JSON.stringify({ x, y, width, height }));
  } catch {}
}

/** Remembered bounds that are still usable: large enough and on a connected display. */
export function usableBounds(
  remembered: Bounds | null,
  displays: readonly Bounds[],
): Bounds | null {
  if (!remembered) return null;
  const width = Math.max(remembered.width, MIN_SIZE.width);
  const height = Math.max(remembered.height, MIN_SIZE.height);
  const window = { ...remembered, width, height };
  return displays.some((display) => overlaps(window, display)) ? window : null;
}

const overlaps = (window: Bounds, display: Bounds): boolean =>
  Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x) >=
    VISIBLE &&
  Math.min(window.y + window.height, display.y + display.height) - Math.max(window.y, display.y) >=
    VISIBLE;
