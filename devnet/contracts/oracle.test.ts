import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { refusal } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

describe('the oracle', () => {
  const under = useChain({ params: { stalenessSeconds: 600 } });

  test('rejects a price older than its window until the keeper updates it', async () => {
    const { chain, node } = under();
    const { oracle } = contractCalls(chain.contracts);
    const price = oracle('priceUSD', chain.contracts.ws);
    await node.increaseTime({ seconds: 700 });
    await node.mine({ blocks: 1 });
    expect(await refusal(node, chain.contracts.engine, price)).toBe(
      `StalePrice(${chain.contracts.ws})`,
    );
    await chain.setPrice('wS', '0.05');
    expect(await node.readContract(price)).toBe(5n * 10n ** 16n);
  });

  test('has no price for an asset that was never priced', async () => {
    const { chain, node } = under();
    const { oracle } = contractCalls(chain.contracts);
    const { engine } = chain.contracts;
    expect(await refusal(node, engine, oracle('priceUSD', engine))).toBe(`PriceNotSet(${engine})`);
  });

  test('accepts prices only from its keeper', async () => {
    const { chain, node } = under();
    const { oracle } = contractCalls(chain.contracts);
    const deployer = privateKeyToAccount(chain.keys.deployer);
    expect(await refusal(node, deployer, oracle('setPrice', chain.contracts.ws, 1n))).toBe(
      'NotKeeper()',
    );
    expect(await refusal(node, deployer, oracle('setForcedStale', true))).toBe('NotKeeper()');
  });
});
