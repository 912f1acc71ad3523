import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import solc from 'solc';
import { z } from 'zod';

/** The committed parts of a compiled contract. `sourceHash` covers every source and the settings. */
export const artifactSchema = z.object({
  abi: z.array(z.record(z.string(), z.unknown())),
  bytecode: z.string().regex(/^0x[0-9a-f]+$/),
  sourceHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Artifact = z.infer<typeof artifactSchema>;

/** The contracts the devnet deploys, by name. */
const contractNames = [
  'PaperToken',
  'Oracle',
  'FlatRateModel',
  'ConfigRegistry',
  'SessionManager',
  'ValuesLens',
  'PositionsManager',
  'LeverageRfqEngine',
  'Filler',
] as const;
export type ContractName = (typeof contractNames)[number];

const sourceFolder = fileURLToPath(new URL('./src/', import.meta.url));

/** The code that deploys a contract, or the deployed code. */
type Bytecode = 'creation' | 'runtime';

const settings = {
  // Transient storage, used for the reentrancy marks, requires cancun.
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  viaIR: true,
  // Without the metadata hash a comment does not change the bytecode.
  metadata: { appendCBOR: false, bytecodeHash: 'none' },
  outputSelection: {
    '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] },
  },
};

const codeSchema = z.object({ object: z.string() });

const outputSchema = z.object({
  errors: z.array(z.object({ formattedMessage: z.string() })).default([]),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: artifactSchema.shape.abi,
          evm: z.object({ bytecode: codeSchema, deployedBytecode: codeSchema }),
        }),
      ),
    )
    .default({}),
});

/**
 * Compiles every Solidity source of the devnet.
 *
 * @returns one artifact for each of `contractNames`.
 * @throws Error with the compiler's messages on any error or warning.
 */
export const compileContracts = (): Promise<Map<ContractName, Artifact>> =>
  compileFolder(sourceFolder, contractNames, 'creation');

/** Compiles every Solidity source in a folder; returns and throws like `compileContracts`. */
export async function compileFolder<Name extends string>(
  folder: string,
  names: readonly Name[],
  bytecode: Bytecode,
): Promise<Map<Name, Artifact>> {
  const sources = await readSources(folder);
  const input = JSON.stringify({ language: 'Solidity', sources, settings });
  const sourceHash = hashOf(input);
  const output = outputSchema.parse(JSON.parse(solc.compile(input)));
  if (output.errors.length > 0) {
    throw new Error(output.errors.map((error) => error.formattedMessage).join('\n'));
  }
  const compiled = new Map(Object.values(output.contracts).flatMap(Object.entries));
  return new Map(
    names.map((name) => {
      const contract = compiled.get(name);
      if (!contract) throw new Error(`No contract named ${name} in ${folder}.`);
      const { bytecode: creation, deployedBytecode: runtime } = contract.evm;
      const { object } = bytecode === 'creation' ? creation : runtime;
      return [name, { abi: contract.abi, bytecode: `0x${object}`, sourceHash }];
    }),
  );
}

async function readSources(folder: string): Promise<Record<string, { content: string }>> {
  const files = await readdir(folder, { recursive: true });
  // Sorted and with forward slashes, so that every machine computes the same hash.
  const paths = files.filter((file) => file.endsWith('.sol')).sort();
  const entries = paths.map(async (path) => {
    const content = await readFile(join(folder, path), 'utf8');
    return [path.replaceAll('\\', '/'), { content: content.replaceAll('\r\n', '\n') }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function hashOf(input: string): string {
  return createHash('sha256').update(solc.version()).update(input).digest('hex');
}
