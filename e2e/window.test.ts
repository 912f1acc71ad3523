import { expect, test } from './support/desk.ts';

test('a second start shows the first window instead of opening the same data twice', async ({
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
  await first.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await first.close();
  const { app, page } = await desk.open();
  await expect(page.getByTestId('connection')).toBeVisible();
  const bounds = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toEqual(place);
});

test('a page that crashes comes back with what main knows', async ({ desk }) => {
  const { app, page } = await desk.open();
  await expect(page.getByTestId('connection')).toContainText('live');
  // Playwright's handle of the page dies with the page, so the window is read through main.
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((loaded) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents;
        page?.once('did-finish-load', () => loaded());
        page?.forcefullyCrashRenderer();
      }),
  );
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("[data-testid=connection]")?.textContent ?? ""',
        ),
      ),
    )
    .toContain('live');
});
