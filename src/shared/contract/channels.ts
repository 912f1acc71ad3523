/** The two ipc channels: commands from the page, deltas to it. */
export const COMMAND_CHANNEL = 'ballast:command';
export const DELTA_CHANNEL = 'ballast:delta';
