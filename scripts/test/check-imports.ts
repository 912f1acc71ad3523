import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

// The tool's CLI refuses Node 20, although the tool itself works on it.
const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output, exitCode } = await cruise(
  ['src', 'devnet', 'e2e', 'bench', 'scripts'],
  { ...options, outputType: 'err-long' },
  undefined,
  { tsConfig: extractTSConfig('./tsconfig.json') },
);
console.log(output);
process.exitCode = exitCode;
