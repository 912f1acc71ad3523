import { fileURLToPath } from 'node:url';

/** The checkout's root folder, as an absolute path. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
