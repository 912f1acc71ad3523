import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/desk.ts';
import { readKeys } from './support/read-keys.ts';
import { getReady, openTab, orderRow, placeLong, snapshotOf } from './support/trader.ts';

test('every window is sandboxed, isolated and without Node', async ({
  sharedDesk: { inMain, page },
}) => {
  await expect(page.getByTestId('connection')).toBeVisible();
  const preferences = await inMain(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // The method exists in Electron, but not in its type definitions.
      const read: unknown = Reflect.get(webContents, 'getLastWebPreferences');
      return typeof read === 'function' ? Reflect.apply(read, webContents, []) : null;
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  const reach = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    bridge: Object.keys(window.ballast).sort(),
    frozen: Object.isFrozen(window.ballast),
  }));
  expect(reach).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['call', 'onDelta'],
    frozen: true,
  });
});

test('a hostile script cannot navigate, open windows, frame, or load code', async ({
  sharedDesk: { inMain, page },
}) => {
  await expect(page.getByTestId('connection')).toBeVisible();
  const url = page.url();
  const result = await page.evaluate(async () => {
    const opened = window.open('https://example.com');
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      blocked.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.src = 'https://example.com/x.js';
    document.body.append(script);
    const inline = document.createElement('script');
    inline.textContent = 'window.injected = true';
    document.body.append(inline);
    for (const source of ['https://example.com', '/index.html', 'data:text/html,x']) {
      const frame = document.createElement('iframe');
      frame.src = source;
      document.body.append(frame);
    }
    const fetched = await fetch('https://example.com').then(
      () => 'reached',
      () => 'refused',
    );
    // Runs in a separate task: the debugger that runs this function may evaluate text, but the page may not.
    const evaluated = await new Promise<string>((resolve) =>
      setTimeout(() => {
        try {
          new Function('return 1')();
          resolve('ran');
        } catch {
          resolve('refused');
        }
      }),
    );
    return {
      opened: opened === null,
      fetched,
      evaluated,
      injected: Reflect.get(window, 'injected') ?? null,
      blocked: [...new Set(blocked)].sort(),
    };
  });
  expect(result).toMatchObject({
    opened: true,
    fetched: 'refused',
    evaluated: 'refused',
    injected: null,
  });
  expect(result.blocked).toEqual(expect.arrayContaining(['connect-src', 'script-src-elem']));
  const loaded = page.frames().filter((frame) => /^(https?|app|data):/.test(frame.url()));
  expect(loaded).toEqual([page.mainFrame()]);

  for (const target of [
    'https://example.com/',
    'file:///etc/passwd',
    'app://ballast/../x',
    'app://other/',
  ]) {
    await page.evaluate((to) => window.location.assign(to), target);
    expect(page.url()).toBe(url);
  }
  expect(await inMain(async ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('permissions are denied, whether requested or only checked', async ({
  sharedDesk: { page },
}) => {
  await expect(page.getByTestId('connection')).toBeVisible();
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'denied',
    ),
  }));
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'denied',
    clipboard: 'denied',
  });
});

test('a page that poisons its own prototypes gains nothing through the bridge', async ({
  sharedDesk: { page },
}) => {
  await expect(page.getByTestId('connection')).toBeVisible();
  const gained = await page.evaluate(async () => {
    const seen: string[] = [];
    const spy = (label: string, original: (...args: never[]) => unknown) =>
      function (this: unknown, ...args: unknown[]) {
        for (const value of [this, ...args]) {
          if (value && typeof value === 'object' && ('sender' in value || 'ports' in value)) {
            seen.push(label);
          }
        }
        return Reflect.apply(original, this, args);
      };
    Function.prototype.bind = spy('bind', Function.prototype.bind) as never;
    Function.prototype.call = spy('call', Function.prototype.call) as never;
    Array.prototype.push = spy('push', Array.prototype.push) as never;
    const answer = await window.ballast.call('app.snapshot', {});
    return { ok: answer.ok, seen };
  });
  expect(gained).toEqual({ ok: true, seen: [] });
});

test('garbage sent to any command gets a bounded answer and changes nothing', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  const before = await snapshotOf(page);
  const answers = await page.evaluate(async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    let deep: unknown = 1;
    for (let i = 0; i < 200; i += 1) deep = [deep];
    const payloads: unknown[] = [
      undefined,
      null,
      0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '',
      '\ud800',
      'x'.repeat(200_000),
      [],
      new Array(5_000).fill(0),
      cyclic,
      deep,
      JSON.parse('{"__proto__":{"polluted":true}}'),
      { constructor: { prototype: { polluted: true } } },
      new Date(),
      new Map([['a', 1]]),
      new Uint8Array(1_000_000),
      { account: '0x', clientOrderId: 'ord_', draft: null },
    ];
    const names = [
      'app.snapshot',
      'accounts.select',
      'accounts.watch',
      'accounts.createLocal',
      'accounts.rename',
      'owner.estimate',
      'owner.run',
      'sessions.create',
      'sessions.revoke',
      'sessions.selfTest',
      'sessions.forgetKey',
      'keys.forget',
      'orders.place',
      'orders.events',
      'history.orders',
      'history.fills',
      'history.funding',
      'history.audit',
      'no.such',
      '__proto__',
      'constructor',
      'toString',
      '\ud800',
      'x'.repeat(100_000),
    ];
    const call = window.ballast.call as unknown as (...args: unknown[]) => Promise<{
      ok: boolean;
      error?: { code: string };
    }>;
    const codes = new Set<string>();
    let largest = 0;
    for (const name of [...names, 7, null, undefined]) {
      for (const payload of payloads) {
        const answer = await call(name, payload);
        codes.add(answer.ok ? `accepted ${name}` : (answer.error?.code ?? 'none'));
        if (!answer.ok) largest = Math.max(largest, JSON.stringify(answer).length);
      }
    }
    return { codes: [...codes].sort(), largest, polluted: Reflect.get({}, 'polluted') ?? null };
  });
  // An object whose only key is __proto__ arrives as {}, which is valid input for the snapshot.
  const expected = ['BAD_INPUT', 'UNKNOWN_COMMAND', 'accepted app.snapshot'];
  expect(answers.codes).toEqual(expected);
  expect(answers.largest).toBeLessThan(4_000);
  expect(answers.polluted).toBeNull();
  const after = await snapshotOf(page);
  expect(after.orders).toEqual(before.orders);
  expect(after.accounts).toEqual(before.accounts);
  expect(after.sessions.value).toEqual(before.sessions.value);
});

test('no key and no signature is in the database, the log, or anything the page received', async ({
  desk,
}) => {
  const { page, close } = await desk.open();
  await getReady(page);
  await placeLong(page, '400');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  const snapshot = await snapshotOf(page);
  const told = JSON.stringify(snapshot);
  await close();
  const folder = join(desk.userData, 'paper');
  const files = await Promise.all(
    ['ballast.sqlite', 'ballast.log'].map((name) => readFile(join(folder, name), 'latin1')),
  );
  // A signature is 65 bytes: 130 hex digits, more than any hash or address has.
  for (const text of [told, ...files]) expect(text).not.toMatch(/[0-9a-fA-F]{130}/);
  const keys = await readKeys(desk.keyring, [
    `owner:${snapshot.activeAccount}`,
    ...snapshot.sessions.value.map(({ delegate }) => `delegate:${delegate}`),
  ]);
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    for (const text of [told, ...files]) expect(text.toLowerCase()).not.toContain(key.slice(2));
  }
});
