import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Keyring } from '../../scripts/keyring/start-keyring.ts';
import { projectRoot } from '../../scripts/setup/project-root.mjs';

const SERVICE = 'ballast/paper';

const PROGRAM = `
  const keytar = (await import('keytar')).default;
  const secrets = await Promise.all(JSON.parse(process.argv[1]).map((entry) => keytar.getPassword('${SERVICE}', entry)));
  console.log(JSON.stringify(secrets));
`;

/**
 * The private keys stored under these entries (0x and 64 hex digits each), read as anyone with access to the unlocked
 * keychain could.
 */
export async function readKeys(keyring: Keyring, entries: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, JSON.stringify(entries)],
    { cwd: projectRoot, env: { ...process.env, ...keyring.env } },
  );
  const secrets = JSON.parse(stdout) as readonly (string | null)[];
  return secrets.map((secret) => {
    if (!secret || !/^0x[0-9a-f]{64}$/.test(secret)) throw new Error('an entry holds no key');
    return secret;
  });
}
