import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly ballast: Bridge;
  }
}

/** The page's only way out. No other file touches `window.ballast`. */
export const bridge: Bridge = window.ballast;
