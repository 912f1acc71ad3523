interface VenueRequest {
  readonly query: URLSearchParams;
  /** The path's parameters: `:id` is `params['id']`. */
  readonly params: Readonly<Record<string, string>>;
  /** The parsed JSON body; `undefined` without one. */
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/leverage/orders/:id`: parts that begin with a colon match anything but a slash. */
  readonly path: string;
  readonly handle: (request: VenueRequest) => Reply | Promise<Reply>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });

/** A refusal: `code` for programs, `message` for people. */
export const refuse = (status: number, code: string, message: string): Reply => ({
  status,
  body: { code, message },
});

/** The parameters if `path` matches the route, otherwise `undefined`. */
export function matchPath(
  route: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = route.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = actual;
    else if (part !== actual) return undefined;
  }
  return params;
}
