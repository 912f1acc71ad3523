import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@foundry-rs/anvil-linux-amd64',
  'linux-arm64': '@foundry-rs/anvil-linux-arm64',
  'darwin-x64': '@foundry-rs/anvil-darwin-amd64',
  'darwin-arm64': '@foundry-rs/anvil-darwin-arm64',
  'win32-x64': '@foundry-rs/anvil-win32-amd64',
};

/**
 * Finds this platform's anvil executable in its npm package. The package's `anvil` command is a
 * JavaScript wrapper; killing the wrapper would leave the node running.
 *
 * @throws Error when the platform has no build, or its optional package is not installed.
 */
export function anvilBinary(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) throw new Error(`anvil is not available for ${platform}.`);
  const resolveHere = createRequire(import.meta.url).resolve;
  // The platform's package is a dependency of the wrapper's, so it is looked up from there.
  const resolveThere = createRequire(resolveHere('@foundry-rs/anvil/package.json')).resolve;
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  return join(dirname(resolveThere(`${name}/package.json`)), 'bin', file);
}
