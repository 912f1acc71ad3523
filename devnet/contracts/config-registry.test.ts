import { parseEther } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

describe('the risk rules', () => {
  const under = useChain();

  const open = () => {
    const { chain, node } = under();
    const deployer = privateKeyToAccount(chain.keys.deployer);
    const keeper = privateKeyToAccount(chain.keys.keeper);
    return { node, deployer, keeper, ...contractCalls(chain.contracts) };
  };

  test('keep the thresholds in order: 1 < target < safe', async () => {
    const { deployer, node, registry } = open();
    const set = (target: bigint, safe: bigint) => registry('setMargin', target, safe, 0n);
    expect(await refusal(node, deployer, set(10_000n, 16_000n))).toBe('MarginOutOfOrder()');
    expect(await refusal(node, deployer, set(15_000n, 15_000n))).toBe('MarginOutOfOrder()');
  });

  test('can only be changed by their owner', async () => {
    const { deployer, keeper, node, registry } = open();
    const change = registry('setMargin', 12_000n, 13_000n, parseEther('1'));
    expect(await refusal(node, keeper, change)).toBe('NotOwner()');
    await transact(node, deployer, change);
    expect(await node.readContract(registry('marginHfTargetBps'))).toBe(12_000n);
    expect(await node.readContract(registry('marginHfSafeBps'))).toBe(13_000n);
    expect(await node.readContract(registry('marginMinEquityUSDWad'))).toBe(parseEther('1'));
  });
});
