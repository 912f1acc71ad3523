import { z } from 'zod';
import type { FeeModel } from '../../shared/domain/fees.ts';

const bps = z
  .string()
  .regex(/^\d{1,4}$/, 'must be basis points from 0 to 9999, such as 100 for 1 %')
  .transform(Number);

const positive = z.string().regex(/^\d{1,12}(\.\d{1,18})?$/, 'must be a plain number such as 1.2');

/** A path below the executor's base URL. */
const path = z
  .string()
  .regex(/^\/[\w\-./?=&]*$/, 'must be a path at the executor such as /leverage/fee');

/** How the venue charges; the platform's defaults are the figures it publishes. */
export const feeVariables = {
  BALLAST_FEE_MODEL: z
    .enum(['relayer', 'platform'], 'must be relayer or platform')
    .default('relayer'),
  BALLAST_FEE_BPS: bps.default(100),
  /** Where the relayer publishes its rate; without it the rate is `BALLAST_FEE_BPS`. */
  BALLAST_FEE_ENDPOINT: path.optional(),
  BALLAST_FEE_OPEN_BPS: bps.default(10),
  BALLAST_FEE_WAIVED_BELOW_USD: positive.default('100'),
  BALLAST_FEE_CLOSE_BPS: bps.default(5),
  BALLAST_FEE_GAS_TIMES: positive.default('1.2'),
  /** The token priced like the chain's native coin. */
  BALLAST_NATIVE_TOKEN: z.string().min(1, 'must be a token’s symbol such as wS').default('wS'),
};

const variables = z.object(feeVariables);

export interface FeeSettings {
  readonly feeModel: FeeModel;
  readonly feeEndpoint: string | null;
}

export const toFeeSettings = (v: z.output<typeof variables>): FeeSettings => ({
  feeModel: toFeeModel(v),
  feeEndpoint: v.BALLAST_FEE_ENDPOINT ?? null,
});

const toFeeModel = (v: z.output<typeof variables>): FeeModel =>
  v.BALLAST_FEE_MODEL === 'relayer'
    ? { kind: 'relayer', bps: v.BALLAST_FEE_BPS }
    : {
        kind: 'platform',
        openBps: v.BALLAST_FEE_OPEN_BPS,
        waivedBelowUsd: v.BALLAST_FEE_WAIVED_BELOW_USD,
        closeBps: v.BALLAST_FEE_CLOSE_BPS,
        gasTimes: v.BALLAST_FEE_GAS_TIMES,
        nativeSymbol: v.BALLAST_NATIVE_TOKEN,
      };
