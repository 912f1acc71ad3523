import type { PublicClient } from 'viem';
import type { Address, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { err, ok } from '../../../shared/result.ts';
import { attempt } from '../attempt.ts';
import type { BlockFacts, Chain } from '../chain.ts';
import { createBalanceSlots } from './balance-slots.ts';
import { simulateFill } from './simulate-fill.ts';

export interface SimulateOptions {
  readonly client: PublicClient;
  readonly positionsManager: Address;
  readBlock(): Promise<BlockFacts>;
  readAccount(owner: OwnerAddress, block: BlockFacts): Promise<RiskAccount>;
}

/** The account before and after an order, both at the latest block. */
export function createSimulate(options: SimulateOptions): Chain['simulate'] {
  const { client, positionsManager, readBlock, readAccount } = options;
  const balanceSlotOf = createBalanceSlots(client);
  return async (query) => {
    const { buyToken, user } = query.order;
    const done = await attempt(async () => {
      const balanceSlot = await balanceSlotOf(buyToken);
      if (!balanceSlot) return null;
      const block = await readBlock();
      const blockNumber = block.number;
      const [before, fill] = await Promise.all([
        readAccount(user, block),
        simulateFill({ client, positionsManager, balanceSlot, blockNumber }, query),
      ]);
      return fill.ok ? ok({ before, fill: fill.value }) : fill;
    });
    if (!done.ok) return done;
    return done.value ?? err({ code: 'NOT_AVAILABLE', what: 'node-simulation' });
  };
}
