import { createTestClient, http, type PublicClient, parseAbi, type TestClient } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Anvil, startAnvil } from '../../../devnet/chain/anvil.ts';
import { err, ok } from '../../shared/result.ts';
import { attempt } from './attempt.ts';
import { createClient } from './create-client.ts';

let anvil: Anvil;
let node: TestClient;
let client: PublicClient;

beforeAll(async () => {
  anvil = await startAnvil();
  const transport = http(`http://127.0.0.1:${anvil.port}`);
  node = createTestClient({ mode: 'anvil', transport });
});
afterAll(() => anvil.stop());
beforeEach(() => {
  client = createClient(`http://127.0.0.1:${anvil.port}`, 146);
});

const serve = (chainId: number) =>
  node.request<{ Method: string; Parameters: [number]; ReturnType: null }>({
    method: 'anvil_setChainId',
    params: [chainId],
  });
const nowhere = `0x${'99'.repeat(20)}` as const;
const wrong = err({ code: 'WRONG_CHAIN', of: 'node', expected: 146, actual: 64_165 });

describe('a node on another chain', () => {
  it('gets no requests until it serves the right chain', async () => {
    await serve(64_165);
    const abi = parseAbi(['function f() view']);
    const call = { address: nowhere, abi, functionName: 'f' } as const;
    const from = { account: nowhere, to: nowhere, data: '0x' } as const;
    const answers = await Promise.all([
      attempt(() => client.getBlockNumber()),
      attempt(() => client.readContract(call)),
      attempt(() => client.call(from)),
      attempt(() => client.estimateGas(from)),
      attempt(() => client.estimateFeesPerGas()),
      attempt(() => client.sendRawTransaction({ serializedTransaction: '0x02' })),
    ]);
    expect(answers).toEqual(answers.map(() => wrong));
    await serve(146);
    expect(await attempt(() => client.getBlockNumber())).toEqual(ok(0n));
  });

  it('is detected when it replaces the right node', async () => {
    await client.getBlockNumber();
    await serve(64_165);
    await attempt(() => client.request({ method: 'eth_blockNumber', params: ['no'] as never }));
    expect(await attempt(() => client.getBlockNumber({ cacheTime: 0 }))).toEqual(wrong);
    await serve(146);
  });
});
