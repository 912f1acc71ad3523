import type { Address, Hex } from 'viem';

/** The risk rules a devnet is deployed with. `defaultRiskParams` holds the usual ones. */
export interface RiskParams {
  /** Maintenance rate of wS and USDC, in 1/10 000 of their value. */
  readonly mmBps: { readonly wS: number; readonly USDC: number };
  /** Health factor below which a soft liquidation may start, in 1/10 000. */
  readonly hfTargetBps: number;
  /** Health factor that the user's own actions must leave behind, in 1/10 000. */
  readonly hfSafeBps: number;
  /** Smallest equity of an account with debt, in USD · 1e18. */
  readonly minEquityUsdWad: bigint;
  /** Yearly borrow rate of wS and USDC, as a fraction of 1e18. Zero: debts do not grow. */
  readonly borrowAprWad: { readonly wS: bigint; readonly USDC: bigint };
  /** A price older than this is refused by the oracle. */
  readonly stalenessSeconds: number;
}

export interface ChainOptions {
  /** TCP port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** Mine a block at this interval; by default a block is mined for every transaction. */
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

/**
 * A running devnet chain with the venue's contracts deployed and wired. Logs and receipts go back to
 * the first block; state can be read at the last 32 blocks only.
 */
export interface Chain {
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly chainId: 146;
  readonly contracts: ChainContracts;
  /** The well-known development keys: public, worthless anywhere else. */
  readonly keys: { readonly deployer: Hex; readonly executor: Hex; readonly keeper: Hex };
  /** Mints tokens and sends native coin (all in base units); resolves when mined. */
  fund(
    to: Address,
    amounts: { readonly usdc?: bigint; readonly ws?: bigint; readonly native?: bigint },
  ): Promise<void>;
  /** Sets the oracle's price from a decimal string with at most 18 decimals, such as `'0.0458'`. */
  setPrice(asset: 'wS' | 'USDC', usd: string): Promise<void>;
  /** While stale, the oracle refuses every price. */
  setOracleStale(stale: boolean): Promise<void>;
  /** While paused, nobody can borrow the asset; what is owed stays owed. */
  setBorrowingPaused(asset: 'wS' | 'USDC', paused: boolean): Promise<void>;
  setFillerSpreadBps(bps: number): Promise<void>;
  /** Ends the node and waits until its process is gone. Safe to call twice. */
  stop(): Promise<void>;
}
