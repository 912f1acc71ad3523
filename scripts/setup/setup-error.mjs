/** A set-up step that failed. The message is shown to the user as is, so it says what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
