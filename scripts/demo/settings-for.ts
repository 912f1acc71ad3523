/** The fields the app needs from the line the paper venue prints when it is ready. */
export interface VenueAnnouncement {
  readonly restUrl: string;
  readonly wsUrl: string;
  readonly faucetUrl: string;
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly contracts: { readonly positionsManager: string };
}

/** The app's settings for a paper venue, which open a funded paper account at start. */
export function settingsFor(venue: VenueAnnouncement, userData: string): Record<string, string> {
  return {
    BALLAST_ENVIRONMENT: 'paper',
    BALLAST_EXECUTOR_URL: venue.restUrl,
    BALLAST_INDEXER_URL: venue.restUrl,
    BALLAST_WS_URL: venue.wsUrl,
    BALLAST_RPC_URL: venue.rpcUrl,
    BALLAST_CHAIN_ID: String(venue.chainId),
    BALLAST_FAUCET_URL: venue.faucetUrl,
    BALLAST_POSITIONS_MANAGER: venue.contracts.positionsManager,
    BALLAST_PAPER_AUTO: '1',
    BALLAST_USER_DATA: userData,
  };
}
