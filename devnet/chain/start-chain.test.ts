import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createPublicClient, http, parseUnits, webSocket } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { afterEach, describe, expect, test } from 'vitest';
import { fillerAbi, oracleAbi, positionsManagerAbi, rateModelAbi, registryAbi } from './abi.ts';
import type { Chain, ChainOptions } from './chain.ts';
import { startChain } from './start-chain.ts';

const user = '0x00000000000000000000000000000000000000aa';

describe('the devnet chain', () => {
  const running: Chain[] = [];
  const start = async (options?: ChainOptions) => {
    const chain = await startChain(options);
    running.push(chain);
    return { chain, node: createPublicClient({ transport: http(chain.rpcUrl) }) };
  };
  afterEach(() => Promise.all(running.splice(0).map((chain) => chain.stop())));

  test('starts with the default rules, prices and liquidity', async () => {
    const { chain, node } = await start();
    const { oracle, positionsManager, registry, usdc, ws } = chain.contracts;
    const price = { address: oracle, abi: oracleAbi, functionName: 'priceUSD' } as const;
    expect(await node.getChainId()).toBe(146);
    expect(await node.readContract({ ...price, args: [ws] })).toBe(parseUnits('0.0458', 18));
    expect(await node.readContract({ ...price, args: [usdc] })).toBe(parseUnits('1', 18));
    const rules = { address: registry, abi: registryAbi } as const;
    const safe = await node.readContract({ ...rules, functionName: 'marginHfSafeBps' });
    expect(safe).toBe(16_000n);
    const pm = { address: positionsManager, abi: positionsManagerAbi } as const;
    for (const asset of [usdc, ws]) {
      const state = await node.readContract({ ...pm, functionName: 'astate', args: [asset] });
      expect(state.cash).toBeGreaterThan(0n);
    }
  });

  test("lists its assets in the registry's events", async () => {
    const { chain, node } = await start();
    const { registry, usdc, ws } = chain.contracts;
    const from = { address: registry, fromBlock: 0n } as const;
    const event = { abi: registryAbi, eventName: 'AssetSet', strict: true } as const;
    const events = await node.getContractEvents({ ...from, ...event });
    const listed = events.map(({ args }) => [args.asset, args.cfg.mmBps] as const);
    const rates = [
      [ws, 500],
      [usdc, 200],
    ] as const;
    expect(new Map(listed)).toEqual(new Map(rates));
  });

  test('takes its rules and spread from the options', async () => {
    const borrowAprWad = { wS: 7n * 10n ** 16n, USDC: 0n };
    const params = { hfTargetBps: 12_000, hfSafeBps: 13_000, borrowAprWad };
    const { chain, node } = await start({ params, spreadBps: 25 });
    const { filler, registry, ws } = chain.contracts;
    const rules = { address: registry, abi: registryAbi } as const;
    expect(await node.readContract({ ...rules, functionName: 'marginHfTargetBps' })).toBe(12_000n);
    const cfg = await node.readContract({ ...rules, functionName: 'getAssetCfg', args: [ws] });
    const rate = { address: cfg.irm, abi: rateModelAbi, functionName: 'borrowAPR' } as const;
    expect(await node.readContract({ ...rate, args: [ws, 0n] })).toBe(borrowAprWad.wS);
    const dex = { address: filler, abi: fillerAbi } as const;
    expect(await node.readContract({ ...dex, functionName: 'spreadBps' })).toBe(25n);
  });

  test('funds accounts, sets prices, makes them stale and widens the spread, even concurrently', async () => {
    const { chain, node } = await start();
    const { filler, oracle, ws } = chain.contracts;
    await Promise.all([
      chain.fund(user, { usdc: 1n, ws: 2n, native: 3n }),
      chain.fund(user, { usdc: 4n }),
      chain.setPrice('wS', '0.05'),
      chain.setFillerSpreadBps(10),
    ]);
    expect(await node.getBalance({ address: user })).toBe(3n);
    const price = {
      address: oracle,
      abi: oracleAbi,
      functionName: 'priceUSD',
      args: [ws],
    } as const;
    expect(await node.readContract(price)).toBe(parseUnits('0.05', 18));
    const dex = { address: filler, abi: fillerAbi } as const;
    expect(await node.readContract({ ...dex, functionName: 'spreadBps' })).toBe(10n);

    await chain.setOracleStale(true);
    await expect(node.readContract(price)).rejects.toThrow('StalePrice');
    await chain.setOracleStale(false);
    expect(await node.readContract(price)).toBe(parseUnits('0.05', 18));
  });

  test('refuses a price it cannot store exactly, and keeps the old one', async () => {
    const { chain, node } = await start();
    const { oracle, ws } = chain.contracts;
    await expect(chain.setPrice('wS', '0.0000000000000000001')).rejects.toThrow(RangeError);
    const price = { address: oracle, abi: oracleAbi, functionName: 'priceUSD' } as const;
    expect(await node.readContract({ ...price, args: [ws] })).toBe(parseUnits('0.0458', 18));
  });

  test('mines at an interval if configured, and announces blocks on its socket', async () => {
    const { chain, node } = await start({ blockTimeSeconds: 1 });
    const socket = createPublicClient({ transport: webSocket(chain.wsUrl) });
    const before = await node.getBlockNumber();
    const announced = await new Promise<bigint>((resolve, reject) => {
      const onBlockNumber = (block: bigint) => block > before && resolve(block);
      socket.watchBlockNumber({ onBlockNumber, onError: reject });
    });
    expect(announced).toBeGreaterThan(before);
    await (await socket.transport.getRpcClient()).close();
  });

  test('runs alongside another one', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    await one.chain.setPrice('wS', '0.06');
    const { oracle, ws } = other.chain.contracts;
    const price = {
      address: oracle,
      abi: oracleAbi,
      functionName: 'priceUSD',
      args: [ws],
    } as const;
    expect(await other.node.readContract(price)).toBe(parseUnits('0.0458', 18));
  });

  test('reports that its port is taken', async () => {
    const { chain } = await start();
    const port = Number(new URL(chain.rpcUrl).port);
    await expect(startChain({ port })).rejects.toThrow(/anvil did not start.*in use/is);
  });

  test('keeps answering after its log would have filled a pipe', async () => {
    const { node } = await start();
    for (let i = 0; i < 200; i += 1) {
      await Promise.all(Array.from({ length: 50 }, () => node.getBlockNumber({ cacheTime: 0 })));
    }
    expect(await node.getChainId()).toBe(146);
  });

  test('exits on stop, which may be called twice', async () => {
    const { chain, node } = await start();
    await chain.stop();
    await chain.stop();
    await expect(node.getChainId()).rejects.toThrow();
  });

  test.skipIf(process.platform === 'win32')(
    'does not outlive a parent that is killed',
    async () => {
      const program = `
      import { startChain } from '${fileURLToPath(new URL('./start-chain.ts', import.meta.url))}';
      startChain().then((chain) => console.log(chain.rpcUrl));
      setInterval(() => {}, 1000);`;
      const flags = ['--import', 'tsx', '--input-type=module', '--eval', program];
      const parent = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
      const [rpcUrl] = await once(createInterface({ input: parent.stdout }), 'line');
      const node = createPublicClient({ transport: http(String(rpcUrl), { retryCount: 0 }) });
      expect(await node.getChainId()).toBe(146);

      parent.kill('SIGKILL');
      await expect.poll(() => node.getChainId().catch(() => 'gone')).toBe('gone');
    },
  );

  test('signs with the development keys', async () => {
    const { chain } = await start();
    expect(privateKeyToAddress(chain.keys.deployer)).toBe(
      '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    );
  });
});
