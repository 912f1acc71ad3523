import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type Artifact, artifactSchema, type ContractName } from './compiler.ts';

const folder = new URL('./artifacts/', import.meta.url);
const pathOf = (name: ContractName): string => fileURLToPath(new URL(`${name}.json`, folder));

/** Writes each artifact to `artifacts/<Name>.json`. */
export async function writeArtifacts(artifacts: ReadonlyMap<ContractName, Artifact>) {
  await mkdir(folder, { recursive: true });
  for (const [name, artifact] of artifacts) {
    await writeFile(pathOf(name), `${JSON.stringify(artifact, null, 2)}\n`);
  }
}

/** @returns the names whose committed artifact is missing or differs from the compiled sources. */
export async function outdatedArtifacts(
  artifacts: ReadonlyMap<ContractName, Artifact>,
): Promise<ContractName[]> {
  const checks = [...artifacts].map(async ([name, artifact]) => {
    const committed = await readFile(pathOf(name), 'utf8').catch(() => 'null');
    const current = artifactSchema.safeParse(JSON.parse(committed));
    return current.success && isDeepStrictEqual(current.data, artifact) ? [] : [name];
  });
  return (await Promise.all(checks)).flat();
}
