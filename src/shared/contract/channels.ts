/** The two IPC channels: commands from the page, deltas to the page. */
export const COMMAND_CHANNEL = 'ballast:command';
export const DELTA_CHANNEL = 'ballast:delta';
