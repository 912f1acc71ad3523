import { describe, expect, it } from 'vitest';
import { isWalletPage } from './is-wallet-page.ts';

const token = 'A-_9'.repeat(11).slice(1);

describe('a link that may open outside the app', () => {
  it('is a page of this process with its token', () => {
    expect(isWalletPage(`http://127.0.0.1:45123/#${token}`)).toBe(true);
  });

  it.each([
    `https://127.0.0.1:45123/#${token}`,
    `http://localhost:45123/#${token}`,
    `http://127.0.0.1.evil.example:45123/#${token}`,
    `http://127.0.0.1:45123@evil.example/#${token}`,
    `http://127.0.0.1:45123/x#${token}`,
    `http://127.0.0.1:45123/#${token} --flag`,
    `http://127.0.0.1:45123/#${token}\n`,
    'http://127.0.0.1:45123/',
    'file:///etc/passwd',
    '',
  ])('is not %j', (url) => {
    expect(isWalletPage(url)).toBe(false);
  });
});
