/**
 * A request we refuse, with a stable code for programs and a sentence for people.
 *
 * code     snake_case, stable, e.g. 'campaign_not_found'
 * message  what was wrong, with which value, and what to do; no secrets
 * options  status: HTTP status the API answers (default 400); details: more for programs
 */
export class DomainError extends Error {
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    message: string,
    options: { status?: number; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
  }
}

/** `throw notFound('campaign', '17')` → 404 campaign_not_found. Foreign objects answer the same as absent ones. */
export function notFound(what: string, id: string): DomainError {
  return new DomainError(`${what.replaceAll(' ', '_')}_not_found`, `No ${what} "${id}". Check the id, or whether you may see it.`, {
    status: 404,
  });
}

/** Ends a `switch` over a closed set: reaching it is a programmer's error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
