import { describe, expect, it } from 'vitest';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createConfigWatch } from './config-watch.ts';
import type { VenueError } from './venue-error.ts';

const config: VenueConfig = {
  chainId: 146,
  signingChainId: 146,
  sessionManager: '0x52Ef449D44cC4205fa44bF644dEE15611FC30734',
  sessionManagerDomainName: 'ftUSD SessionManager',
  leverageRfqEngine: '0x8f143D84Ebf0751E56437A62BAB0528d1c8657BF',
  executorAddress: '0x794EB780F0F50591f376ea1f1492e0FD5d234d46',
  mode: 'executor',
};
const drifted: VenueConfig = {
  ...config,
  executorAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
};

function watch(accepted: VenueConfig | null = null) {
  let answer: Result<VenueConfig, VenueError> = ok(config);
  const saved: VenueConfig[] = [];
  const shown: (readonly string[])[] = [];
  const subject = createConfigWatch({
    venue: { config: async () => answer },
    chainId: 146,
    accepted,
    onChange: (view) => {
      if (view.config) saved.push(view.config);
      shown.push(view.changes.map((change) => change.field));
    },
  });
  return { subject, saved, shown, serve: (next: typeof answer) => (answer = next) };
}

describe('watching the venue configuration', () => {
  it('accepts and stores the first configuration ever seen', async () => {
    const { subject, saved } = watch();
    expect(await subject.fetch()).toEqual(ok(config));
    expect(saved).toEqual([config]);
    expect(subject.view).toEqual({ config, changes: [] });
  });

  it('names the field that changed while running, and returns no configuration to sign for', async () => {
    const { subject, serve, shown } = watch(config);
    serve(ok(drifted));
    expect(await subject.fetch()).toEqual(
      err({
        code: 'VENUE_CONFIG_CHANGED',
        changes: [
          { field: 'executorAddress', from: config.executorAddress, to: drifted.executorAddress },
        ],
      }),
    );
    await subject.fetch();
    expect(shown).toEqual([['executorAddress']]);
    expect(subject.view.config).toEqual(config);
  });

  it('notices a change since the last run of the app', async () => {
    const { subject } = watch(drifted);
    expect(await subject.fetch()).toMatchObject({
      ok: false,
      error: { code: 'VENUE_CONFIG_CHANGED' },
    });
  });

  it('uses a changed configuration only once the user accepts it, and clears the warning if it changes back', async () => {
    const { subject, serve } = watch(config);
    serve(ok(drifted));
    await subject.fetch();
    serve(ok(config));
    expect(await subject.fetch()).toEqual(ok(config));
    expect(subject.view.changes).toEqual([]);
    serve(ok(drifted));
    await subject.fetch();
    subject.accept();
    expect(await subject.fetch()).toEqual(ok(drifted));
  });

  it('never accepts a chain other than the one in the settings', async () => {
    const { subject, serve, saved } = watch();
    serve(ok({ ...config, signingChainId: 1 }));
    const refusal = err({ code: 'WRONG_CHAIN', of: 'venue', expected: 146, actual: 1 });
    expect(await subject.fetch()).toEqual(refusal);
    expect(subject.accept()).toEqual(refusal);
    expect(await subject.fetch()).toEqual(refusal);
    expect(saved).toEqual([]);
  });
});
