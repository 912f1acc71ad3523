import type { Address } from './ids.ts';

/** The venue's run-time configuration: fetched, never compiled in. */
export interface VenueConfig {
  readonly chainId: number;
  readonly signingChainId: number;
  readonly sessionManager: Address;
  readonly sessionManagerDomainName: string;
  readonly leverageRfqEngine: Address;
  readonly executorAddress: Address;
  readonly mode: string;
}

/** A field of the configuration that changed while the app was running. */
export interface ConfigChange {
  readonly field: keyof VenueConfig;
  readonly from: string;
  readonly to: string;
}
