import createClient from 'openapi-fetch';
import { ApiError, apiError } from './api-error.js';
import { keys } from './keys.js';
import { queryClient } from './query-client.js';
import type { paths } from './schema.js';

/** The management API, typed by its own description (schema.d.ts is generated). Session cookie; changes carry the CSRF token. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    const csrfToken = queryClient.getQueryData<{ csrf_token?: string } | null>(keys.session)?.csrf_token;
    if (request.method !== 'GET' && csrfToken) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  onError: () => new ApiError(0, 'unreachable', 'The server cannot be reached. Check that it runs and try again.'),
});

export interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Waits for a call and hands over its body.
 *
 * throws  ApiError for a refusal
 */
export async function answerOf<Data>(call: Promise<Outcome<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined || data === null) throw apiError(response.status, error);
  return data;
}

/** The same for calls that answer nothing (204). throws ApiError */
export async function done(call: Promise<Outcome<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw apiError(response.status, error);
}
