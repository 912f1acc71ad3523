/** A set-up step that could not be done. The message is shown to the user as it is: it says what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
