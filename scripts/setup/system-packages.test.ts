import { describe, expect, it } from 'vitest';
import { missingPackages, requiredPackages } from './system-packages.mjs';

describe('system packages', () => {
  it('need a virtual display only where there is none', () => {
    expect(requiredPackages({ display: false, keyring: false })).toContain('xvfb');
    expect(requiredPackages({ display: true, keyring: false })).not.toContain('xvfb');
  });

  it('need a keychain only where a private one is started', () => {
    expect(requiredPackages({ display: true, keyring: true })).toContain('gnome-keyring');
    expect(requiredPackages({ display: true, keyring: false })).not.toContain('gnome-keyring');
  });

  it('are missing unless dpkg says that they are installed', () => {
    const dpkg = 'libnss3 installed\nxvfb config-files\n';
    expect(missingPackages(['libnss3', 'xvfb', 'make'], dpkg)).toEqual(['xvfb', 'make']);
  });

  it('are there under the name that newer Debian and Ubuntu give them', () => {
    expect(missingPackages(['libasound2'], 'libasound2t64 installed\n')).toEqual([]);
  });
});
