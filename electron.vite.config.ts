import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The oldest runtime the app runs on; a newer Electron runs the same code. */
const NODE = 'node20.18';
const CHROME = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE,
      // Only the native modules stay outside the bundle.
      externalizeDeps: { include: ['better-sqlite3', 'keytar'] },
      rollupOptions: {
        input: 'src/main/index.ts',
        output: { format: 'es', entryFileNames: 'index.js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      rollupOptions: {
        input: 'src/preload/index.ts',
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // Every start waits for the page to be read and compiled.
    build: { target: CHROME, minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
