import { describe, expect, it } from 'vitest';
import { toAppError } from './venue-error.ts';

const refused = { kind: 'refused', code: 'NO', message: 'no', status: 400 } as const;

describe('a venue error as a command returns it', () => {
  it('is VENUE_UNREACHABLE, whether or not the request may have arrived', () => {
    const unreachable = { code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' };
    expect(toAppError({ kind: 'unreachable', detail: 'ECONNREFUSED' })).toEqual(unreachable);
    expect(toAppError({ kind: 'unknown', detail: 'ECONNREFUSED' })).toEqual(unreachable);
  });

  it('carries the venue’s code and message of a refusal', () => {
    const facts = { venueCode: 'NO', message: 'no' };
    expect(toAppError(refused)).toEqual({ code: 'VENUE_REFUSED', ...facts });
    expect(toAppError(refused, 'VENUE_CANCEL_REFUSED')).toEqual({
      code: 'VENUE_CANCEL_REFUSED',
      ...facts,
    });
  });

  it('names the call whose answer could not be read', () => {
    expect(toAppError({ kind: 'malformed', call: 'config', detail: 'mode: missing' })).toEqual({
      code: 'VENUE_MALFORMED',
      call: 'config',
      detail: 'mode: missing',
    });
  });
});
