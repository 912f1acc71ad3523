/** What is wrong with one field of a command's input; `path` is empty for the input as a whole. */
export type InputIssue = { readonly path: string } & InputProblem;

type InputProblem =
  /** `detail`: the schema's own text. The page checks what is typed before it asks, so this is a bug in the page. */
  | { readonly code: 'SCHEMA'; readonly detail: string }
  | { readonly code: 'UNKNOWN_FIELD' }
  | { readonly code: 'NOT_A_COMMAND' }
  | { readonly code: 'NOT_PLAIN_DATA' }
  | { readonly code: 'WRONG_CHECKSUM' }
  | { readonly code: 'NOT_A_WHOLE_NUMBER'; readonly min: number; readonly max: number }
  | { readonly code: 'NOT_AN_AMOUNT'; readonly decimals: number; readonly mayBeZero: boolean }
  | { readonly code: 'UNKNOWN_TOKEN' }
  | { readonly code: 'NO_LIMITS' }
  | { readonly code: 'DUPLICATE_TOKEN' }
  /** A page of history can be asked for only from where the previous one ended. */
  | { readonly code: 'BAD_CURSOR' };
