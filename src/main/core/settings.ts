import { isAddress } from 'viem';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { type FeeSettings, feeVariables, toFeeSettings } from './fee-settings.ts';

const url = (...protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      return URL.canParse(text) && protocols.includes(new URL(text).protocol);
    },
    `must be a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  );

const trimmed = (schema: z.ZodType<string, string>) =>
  schema.transform((text) => text.replace(/\/+$/, ''));

const address = z
  .string()
  .refine(
    (text) => isAddress(text),
    'must be 0x and 40 hex digits, with the right checksum if mixed',
  );

const settingsSchema = z
  .object({
    /** Names the data folder, too. */
    BALLAST_ENVIRONMENT: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/i, 'must be 1 to 40 letters, digits or dashes, such as dev')
      .default('dev'),
    BALLAST_EXECUTOR_URL: trimmed(url('http:', 'https:')).default('https://api.opbalance.com/mm'),
    BALLAST_INDEXER_URL: trimmed(url('http:', 'https:')).default('https://api.opbalance.com/mm'),
    BALLAST_WS_URL: trimmed(url('ws:', 'wss:')).default('wss://api.opbalance.com/mm/ws'),
    BALLAST_RPC_URL: trimmed(url('http:', 'https:')).default('https://rpc.soniclabs.com'),
    BALLAST_CHAIN_ID: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, 'must be a whole number such as 146')
      .transform(Number)
      .default(146),
    BALLAST_POSITIONS_MANAGER: address.default('0x82fFB119eeEd117BAe7A2Cf38CE52eAbA3871821'),
    ...feeVariables,
    /** Where the executor can be asked to drop an order; without it orders are cancelled on chain only. */
    BALLAST_CANCEL_ENDPOINT: z
      .string()
      .regex(
        /^\/[\w\-./]*\{orderId\}[\w\-./]*$/,
        'must be a path at the executor such as /leverage/orders/{orderId}',
      )
      .optional(),
    /** Present only on a paper venue: where a new account is funded. */
    BALLAST_FAUCET_URL: trimmed(url('http:', 'https:')).optional(),
    /** `1`: on a first start with no account, open a funded paper account at once. */
    BALLAST_PAPER_AUTO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
    /** Where the database and the log live; Electron's own folder unless set. */
    BALLAST_USER_DATA: z.string().min(1, 'must be a folder, or unset').optional(),
  })
  .refine((s) => s.BALLAST_FEE_MODEL === 'relayer' || s.BALLAST_FEE_ENDPOINT === undefined, {
    path: ['BALLAST_FEE_ENDPOINT'],
    error: 'must be unset where BALLAST_FEE_MODEL is platform: it is the relayer’s',
  });

export interface Settings extends FeeSettings {
  readonly environment: string;
  readonly executorUrl: string;
  readonly indexerUrl: string;
  readonly wsUrl: string;
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly positionsManager: `0x${string}`;
  /** A path at the executor with `{orderId}` in it. */
  readonly cancelEndpoint: string | null;
  readonly faucetUrl: string | null;
  readonly paperAuto: boolean;
  readonly userData: string | null;
}

/**
 * Reads the environment's settings from variables `BALLAST_*`; unset ones take the dev environment's values.
 * Errors: one sentence per wrong variable, naming it and what it must be.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, string[]> {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const s = parsed.data;
  return ok({
    environment: s.BALLAST_ENVIRONMENT,
    executorUrl: s.BALLAST_EXECUTOR_URL,
    indexerUrl: s.BALLAST_INDEXER_URL,
    wsUrl: s.BALLAST_WS_URL,
    rpcUrl: s.BALLAST_RPC_URL,
    chainId: s.BALLAST_CHAIN_ID,
    positionsManager: s.BALLAST_POSITIONS_MANAGER as `0x${string}`,
    ...toFeeSettings(s),
    cancelEndpoint: s.BALLAST_CANCEL_ENDPOINT ?? null,
    faucetUrl: s.BALLAST_FAUCET_URL ?? null,
    paperAuto: s.BALLAST_PAPER_AUTO === '1',
    userData: s.BALLAST_USER_DATA ?? null,
  });
}
