import { readFileSync } from 'node:fs';
import { type Abi, type AbiParameter, toFunctionSelector } from 'viem';
import { describe, expect, test } from 'vitest';
import { artifactSchema, type ContractName } from '../contracts/compiler.ts';
import * as abis from './abi.ts';

const contracts: [ContractName, Abi][] = [
  ['PaperToken', abis.erc20Abi],
  ['Oracle', abis.oracleAbi],
  ['FlatRateModel', abis.rateModelAbi],
  ['ConfigRegistry', abis.registryAbi],
  ['SessionManager', abis.sessionManagerAbi],
  ['PositionsManager', abis.positionsManagerAbi],
  ['ValuesLens', abis.valuesLensAbi],
  ['LeverageRfqEngine', abis.engineAbi],
  ['Filler', abis.fillerAbi],
];

type Parameters = readonly (AbiParameter & { indexed?: boolean | undefined })[];

/** A parameter's type, with tuples expanded, so that comparisons cover layouts but not names. */
const typeOf = (parameter: AbiParameter & { indexed?: boolean | undefined }): string => {
  const inner = 'components' in parameter ? `(${typesOf(parameter.components)})` : '';
  return `${parameter.type}${inner}${parameter.indexed ? ' indexed' : ''}`;
};
const typesOf = (parameters: Parameters): string => parameters.map(typeOf).join(',');

/** Every function, event and error of an interface as one comparable line. */
function linesOf(abi: Abi): string[] {
  return abi.flatMap((item) => {
    if (item.type === 'function') {
      const { name, inputs, outputs, stateMutability } = item;
      // View and pure functions are called the same way.
      const reads = ['view', 'pure'].includes(stateMutability) ? 'view' : stateMutability;
      return [`function ${name}(${typesOf(inputs)}) ${reads} → ${typesOf(outputs)}`];
    }
    if (item.type === 'event' || item.type === 'error') {
      return [`${item.type} ${item.name}(${typesOf(item.inputs)})`];
    }
    return [];
  });
}

function compiledAbi(name: ContractName): Abi {
  const path = new URL(`../contracts/artifacts/${name}.json`, import.meta.url);
  // The compiler's output is an ABI; the schema only types it as a list of objects.
  return artifactSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).abi as unknown as Abi;
}

describe('the typed interfaces', () => {
  test.each(contracts)('%s: every function and event is in the contract', (name, abi) => {
    const claimed = linesOf(abi).filter((line) => !line.startsWith('error'));
    expect(linesOf(compiledAbi(name))).toEqual(expect.arrayContaining(claimed));
  });

  test.each(contracts)("%s: each of the contract's errors can be decoded", (name, abi) => {
    const raised = linesOf(compiledAbi(name)).filter((line) => line.startsWith('error'));
    expect(linesOf(abi)).toEqual(expect.arrayContaining(raised));
  });

  test.each(contracts)('%s: every error is raised by some contract', (_, abi) => {
    const known = contracts.flatMap(([name]) => linesOf(compiledAbi(name)));
    const claimed = linesOf(abi).filter((line) => line.startsWith('error'));
    expect(known).toEqual(expect.arrayContaining(claimed));
  });

  test.each([
    ['approveEngine(address,address,uint256)', abis.positionsManagerAbi],
    ['revokeSession(bytes32)', abis.sessionManagerAbi],
    ['invalidateNonceBySig(bytes32,uint256,uint256,address,bytes)', abis.sessionManagerAbi],
    ['cancelOrder((uint8,address,address,address,uint256,uint256,uint32,uint256))', abis.engineAbi],
    [
      'closeLeverage((uint8,address,address,address,uint256,uint256,uint32,uint256),bytes,uint256)',
      abis.engineAbi,
    ],
    [
      'openLeverageFlashWithSession((uint8,address,address,address,uint256,uint256,uint32,uint256),address,bytes,(bytes32,bytes32,uint256,uint256,address,uint256),bytes)',
      abis.engineAbi,
    ],
  ])("the venue's selector of %s matches ours", (signature, abi: Abi) => {
    const selectors = abi.flatMap((item) =>
      item.type === 'function' ? [toFunctionSelector(item)] : [],
    );
    expect(selectors).toContain(toFunctionSelector(signature));
  });
});
