import type { PublicClient } from 'viem';
import type { Address, OwnerAddress } from '../../shared/domain/ids.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { Log } from '../core/ports.ts';
import { leverageEngineAbi } from './abi/leverage-engine.ts';
import { positionsManagerAbi } from './abi/positions-manager.ts';
import { sessionManagerAbi } from './abi/session-manager.ts';
import { attempt } from './attempt.ts';
import type { BlockFacts, Chain } from './chain.ts';
import { findFill } from './find-fill.ts';
import { findNonceConsumption } from './find-nonce-consumption.ts';
import { createOptionalReads } from './optional-reads.ts';
import { readAccountSetup } from './read-account-setup.ts';
import { readRiskAccount } from './read-risk-account.ts';
import { readSession } from './read-session.ts';
import { readTokens } from './read-tokens.ts';
import { createSimulate } from './simulation/create-simulate.ts';

export interface ChainOptions {
  readonly client: PublicClient;
  /** The chain the user configured. */
  readonly chainId: number;
  readonly positionsManager: Address;
  readonly log: Pick<Log, 'warn'>;
}

/** Reads of the venue's contracts through one node. */
export function createChain({ client, chainId, positionsManager, log }: ChainOptions): Chain {
  let registry: Address | null = null;
  let known: readonly Token[] | null = null;

  const readRegistry = async (): Promise<Address> => {
    const pm = { address: positionsManager, abi: positionsManagerAbi } as const;
    registry ??= await client.readContract({ ...pm, functionName: 'config' });
    return registry;
  };
  const readKnownTokens = async (): Promise<readonly Token[]> => {
    known ??= await readTokens(client, await readRegistry());
    return known;
  };
  const optional = createOptionalReads(log);
  const readBlock = async (): Promise<BlockFacts> => {
    const { number, timestamp } = await client.getBlock();
    return { number, timestamp: Number(timestamp) };
  };
  const readAccount = async (owner: OwnerAddress, block: BlockFacts): Promise<RiskAccount> => {
    const tokens = await readKnownTokens();
    const registry = await readRegistry();
    const source = { client, positionsManager, registry, block, optional };
    return readRiskAccount(source, owner, tokens);
  };

  return {
    chainId,
    latestBlock: () => attempt(readBlock),
    gasPrice: () => attempt(() => client.getGasPrice()),
    tokens: () => attempt(readKnownTokens),
    riskAccount: (owner) => attempt(async () => readAccount(owner, await readBlock())),
    accountSetup: (owner, { leverageRfqEngine }) =>
      attempt(async () => {
        const tokens = await readKnownTokens();
        return readAccountSetup(client, positionsManager, leverageRfqEngine, owner, tokens);
      }),
    session: (config, id, wanted) =>
      attempt(async () => {
        const tokens = (await readKnownTokens()).filter(({ address }) => wanted.includes(address));
        return readSession(client, config.sessionManager, id, tokens);
      }),
    sessionNonce: ({ sessionManager }, id) =>
      attempt(async () => {
        const manager = { address: sessionManager, abi: sessionManagerAbi } as const;
        return Number(
          await client.readContract({ ...manager, functionName: 'nonces', args: [id] }),
        );
      }),
    isDigestDone: ({ leverageRfqEngine }, digest) =>
      attempt(() => {
        const engine = { address: leverageRfqEngine, abi: leverageEngineAbi } as const;
        return client.readContract({ ...engine, functionName: 'filledDigests', args: [digest] });
      }),
    nonceConsumption: (query) => attempt(() => findNonceConsumption(client, query)),
    fillOf: (query) => attempt(async () => findFill(client, query, await readKnownTokens())),
    simulate: createSimulate({ client, positionsManager, readBlock, readAccount }),
  };
}
