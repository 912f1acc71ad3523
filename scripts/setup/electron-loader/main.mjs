// @ts-nocheck: Electron's own development start uses the same undeclared members of `app`.

// Runs the app folder given on the command line, like Electron's own development start: `electron [flags] [-r <module>]
// <app folder> [the app's arguments]`. Electron waits for this module before it is ready, so the app can still register
// schemes and switches.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const args = process.argv.slice(1);
const required = args.indexOf('-r');
const [module] = required < 0 ? [] : args.splice(required, 2).slice(1);
const folder = args.find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('Usage: electron [flags] [-r <module>] <app folder>');
  process.exit(1);
}

if (module !== undefined) createRequire(import.meta.url)(resolve(module));

// Electron's own start sets this too, so that apps can detect a development run.
process.defaultApp = true;

const appPath = resolve(folder);
const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
app.setAppPath(appPath);
app.setName(manifest.productName ?? manifest.name);
if (manifest.version !== undefined) app.setVersion(manifest.version);

await import(pathToFileURL(join(appPath, manifest.main ?? 'index.js')).href);
