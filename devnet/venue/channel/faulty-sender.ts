import type { FaultSwitch } from '../faults/faults.ts';

/**
 * Applies the current faults to one socket's frames: a stalled socket loses them, others delay, repeat or shuffle them.
 */
export function faultySender(faults: FaultSwitch, send: (text: string) => void) {
  let held: string[] = [];
  return (text: string): void => {
    const { stallSockets, delayFramesMs, repeatFrames, shuffleFrames } = faults.now;
    if (stallSockets) return;
    held.push(...Array.from({ length: repeatFrames }, () => text));
    if (held.length < shuffleFrames) return;
    const batch = shuffleFrames > 0 ? held.reverse() : held;
    held = [];
    const flush = () => batch.forEach(send);
    if (delayFramesMs > 0) setTimeout(flush, delayFramesMs);
    else flush();
  };
}
