import { describe, expect, it } from 'vitest';
import { missingPackages, requiredPackages } from './system-packages.mjs';

describe('system packages', () => {
  const nothing = { display: true, keyring: false, browser: false };

  it('include a virtual display only if there is no display', () => {
    expect(requiredPackages({ ...nothing, display: false })).toContain('xvfb');
    expect(requiredPackages(nothing)).not.toContain('xvfb');
  });

  it('include a keychain only if a private one is started', () => {
    expect(requiredPackages({ ...nothing, keyring: true })).toContain('gnome-keyring');
    expect(requiredPackages(nothing)).not.toContain('gnome-keyring');
  });

  it('include a browser only if one is driven', () => {
    expect(requiredPackages({ ...nothing, browser: true })).toContain('chromium');
    expect(requiredPackages(nothing)).not.toContain('chromium');
  });

  it('are missing unless dpkg lists them as installed', () => {
    const dpkg = 'libnss3 installed\nxvfb config-files\n';
    expect(missingPackages(['libnss3', 'xvfb', 'make'], dpkg)).toEqual(['xvfb', 'make']);
  });

  it('are also recognised by their names in newer Debian and Ubuntu', () => {
    expect(missingPackages(['libasound2'], 'libasound2t64 installed\n')).toEqual([]);
  });
});
