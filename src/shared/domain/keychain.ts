/** What the OS keychain answered to the latest probe. */
export type KeychainState =
  | { readonly state: 'ready'; readonly backend: string }
  | { readonly state: 'locked'; readonly backend: string; readonly detail: string }
  | { readonly state: 'absent'; readonly detail: string }
  | { readonly state: 'checking' };
