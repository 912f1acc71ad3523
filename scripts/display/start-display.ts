import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from '../processes/end-process.ts';

/** A virtual screen for tests. */
export interface VirtualDisplay {
  /** Add this to the environment of programs that open windows. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const SCREEN = '1600x1000x24';

/** Starts Xvfb on a free display number. */
export async function startDisplay(): Promise<VirtualDisplay> {
  // Xvfb writes the display number it chose to the given file descriptor once it accepts clients.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [number] = await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(() => {
      throw new Error('Xvfb exited immediately. Is the package `xvfb` installed?');
    }),
  ]);
  return { env: { DISPLAY: `:${String(number).trim()}` }, stop: () => endProcess(server) };
}
