import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import type { Catalog } from './catalog.ts';

/** What a message of the account channel is read with. */
export interface FrameContext {
  /** The account subscribed to: frames of any other are foreign. */
  readonly address: OwnerAddress;
  readonly chainId: number;
  readonly catalog: Catalog;
  /** When the message arrived. */
  readonly at: UnixMs;
}
