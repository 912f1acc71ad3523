import { describe, expect, it } from 'vitest';
import { missingPackages, requiredPackages } from './system-packages.mjs';

describe('system packages', () => {
  const nothing = { display: true, keyring: false, browser: false };

  it('need a virtual display only where there is none', () => {
    expect(requiredPackages({ ...nothing, display: false })).toContain('xvfb');
    expect(requiredPackages(nothing)).not.toContain('xvfb');
  });

  it('need a keychain only where a private one is started', () => {
    expect(requiredPackages({ ...nothing, keyring: true })).toContain('gnome-keyring');
    expect(requiredPackages(nothing)).not.toContain('gnome-keyring');
  });

  it('need a browser only where one is driven', () => {
    expect(requiredPackages({ ...nothing, browser: true })).toContain('chromium');
    expect(requiredPackages(nothing)).not.toContain('chromium');
  });

  it('are missing unless dpkg says that they are installed', () => {
    const dpkg = 'libnss3 installed\nxvfb config-files\n';
    expect(missingPackages(['libnss3', 'xvfb', 'make'], dpkg)).toEqual(['xvfb', 'make']);
  });

  it('are there under the name that newer Debian and Ubuntu give them', () => {
    expect(missingPackages(['libasound2'], 'libasound2t64 installed\n')).toEqual([]);
  });
});
