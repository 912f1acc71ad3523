import { expect, test } from 'vitest';
import { outdatedArtifacts } from './artifacts.ts';
import { compileContracts } from './compiler.ts';

test('the committed artifacts match the sources, which compile without warnings', async () => {
  expect(await outdatedArtifacts(await compileContracts())).toEqual([]);
});

test('an artifact that differs from its sources is reported by name', async () => {
  const artifact = { abi: [], bytecode: '0x00', sourceHash: '0'.repeat(64) };
  expect(await outdatedArtifacts(new Map([['Filler', artifact]]))).toEqual(['Filler']);
});
