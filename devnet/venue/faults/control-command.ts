import { z } from 'zod';
import { scenarioNames } from '../../scenarios/scenarios.ts';
import { faultChanges } from './faults.ts';

/** The body of `POST /control`. */
export const controlCommand = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('set-faults'), faults: faultChanges }),
  z.strictObject({ command: z.literal('clear-faults') }),
  z.strictObject({ command: z.literal('drop-sockets') }),
  z.strictObject({
    command: z.literal('set-price'),
    asset: z.enum(['wS', 'USDC']),
    usd: z.string().regex(/^\d{1,12}(\.\d{1,18})?$/, 'must be a decimal string'),
  }),
  z.strictObject({ command: z.literal('set-oracle-stale'), stale: z.boolean() }),
  z.strictObject({
    command: z.literal('set-spread'),
    bps: z.int().nonnegative().max(5000),
  }),
  z.strictObject({
    command: z.literal('run-scenario'),
    name: z.enum(scenarioNames),
    /** 10 runs it ten times as fast. Default 1. */
    speed: z.number().positive().optional(),
  }),
]);

export type ControlCommand = z.output<typeof controlCommand>;
