import { z } from 'zod';

/** A tenth of every order: whatever says more is a mistake or a hostile venue. */
const MAX_BPS = 1_000;

/** The relayer's fee endpoint, in basis points of the sold amount. Its shape is assumed (docs/venue-api.md, "Fees"). */
export const feeWire = z.object({ feeBps: z.int().min(0).max(MAX_BPS) });
