import type { Address, Hex } from 'viem';
import type { RiskParams } from './risk-params.ts';

export interface ChainOptions {
  /** TCP port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** Mines a block at this interval; by default every transaction gets its own block. */
  readonly blockTimeSeconds?: number;
  readonly params?: Partial<RiskParams>;
  /** The filler's spread around the oracle price, 0 by default. */
  readonly spreadBps?: number;
}

export interface ChainContracts {
  readonly usdc: Address;
  readonly ws: Address;
  readonly oracle: Address;
  readonly registry: Address;
  readonly sessionManager: Address;
  readonly positionsManager: Address;
  readonly valuesLens: Address;
  readonly engine: Address;
  readonly filler: Address;
}

/** Every call resolves when its change is mined. */
export interface ChainControls {
  /** Mints tokens and sends native coin, all in base units. */
  fund(
    to: Address,
    amounts: { readonly usdc?: bigint; readonly ws?: bigint; readonly native?: bigint },
  ): Promise<void>;
  /** Sets the oracle's price from a decimal string with at most 18 decimals, such as `'0.0458'`. */
  setPrice(asset: 'wS' | 'USDC', usd: string): Promise<void>;
  /** While stale, the oracle refuses every price. */
  setOracleStale(stale: boolean): Promise<void>;
  /** While paused, nobody can borrow the asset; existing debt stays. */
  setBorrowingPaused(asset: 'wS' | 'USDC', paused: boolean): Promise<void>;
  setFillerSpreadBps(bps: number): Promise<void>;
}

/**
 * A running devnet chain with the venue's contracts deployed and connected. Logs and receipts go back to the first
 * block; state can only be read for the last 32 blocks.
 */
export interface Chain extends ChainControls {
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly chainId: 146;
  readonly contracts: ChainContracts;
  /** The well-known development keys: public, and worthless anywhere else. */
  readonly keys: { readonly deployer: Hex; readonly executor: Hex; readonly keeper: Hex };
  /** Stops the node and waits for its process to exit. Safe to call twice. */
  stop(): Promise<void>;
}
