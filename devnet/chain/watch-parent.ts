import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Lets a child not outlive this process, even when this process is killed and can run no handler:
 * a shell waits on a pipe that the system closes with us, then kills the child. Windows has no such
 * shell; there the child outlives a parent that was killed.
 */
export function watchParent(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) return;
  // Detached, so that Ctrl-C in a terminal does not end the watch before its work is done.
  const watch = spawn('/bin/sh', ['-c', `read _; kill -9 ${child.pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Once the child is gone its pid may be another's, so the watch must not fire any more.
  child.once('exit', () => watch.kill('SIGKILL'));
  watch.unref();
}
