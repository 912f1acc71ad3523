import { expect, test } from './support/desk.ts';

test('a second start focuses the first window instead of opening the same data twice', async ({
  desk,
}) => {
  const first = await desk.open();
  await expect(first.page.getByTestId('connection')).toBeVisible();
  await expect(desk.open()).rejects.toThrow();
  await expect(first.page.getByTestId('connection')).toBeVisible();
});

test('the window opens where it was closed', async ({ desk }) => {
  const first = await desk.open();
  await expect(first.page.getByTestId('connection')).toBeVisible();
  const place = { x: 40, y: 30, width: 1200, height: 760 };
  // The display may still be placing a window that has just opened, so it is moved until it stays.
  await expect
    .poll(() =>
      first.inMain(async ({ BrowserWindow }, bounds) => {
        const [window] = BrowserWindow.getAllWindows();
        const before = window?.getNormalBounds();
        window?.setBounds(bounds);
        return before;
      }, place),
    )
    .toEqual(place);
  await first.close();
  const { inMain, page } = await desk.open();
  await expect(page.getByTestId('connection')).toBeVisible();
  const bounds = await inMain(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toEqual(place);
});

test('a crashed page reloads with main’s state', async ({ desk }) => {
  const { inMain, page } = await desk.open();
  await expect(page.getByTestId('connection')).toContainText('live');
  // Playwright's page handle dies with the page, so the window is read through main.
  await inMain(
    ({ BrowserWindow }) =>
      new Promise<void>((loaded) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents;
        page?.once('did-finish-load', () => loaded());
        page?.forcefullyCrashRenderer();
      }),
  );
  await expect
    .poll(() =>
      inMain(async ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("[data-testid=connection]")?.textContent ?? ""',
        ),
      ),
    )
    .toContain('live');
});
