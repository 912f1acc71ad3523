/**
 * `npx tsx scripts/contracts/compile-simulator.ts [--check]`: compiles the terminal's own contract, or checks that it
 * is up to date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFolder } from '../../devnet/contracts/compiler.ts';

const folder = new URL('../../src/main/chain/simulation/', import.meta.url);
const artifact = new URL('order-simulator.json', folder);

const compiled = await compileFolder(fileURLToPath(folder), ['OrderSimulator'], 'runtime');
const { bytecode, sourceHash } = compiled.get('OrderSimulator') ?? {};
const current = `${JSON.stringify({ bytecode, sourceHash }, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(artifact, current);
} else if ((await readFile(artifact, 'utf8').catch(() => '')) !== current) {
  console.error(
    'The order simulator is out of date. Run "npx tsx scripts/contracts/compile-simulator.ts" ' +
      'and commit src/main/chain/simulation/order-simulator.json.',
  );
  process.exitCode = 1;
}
