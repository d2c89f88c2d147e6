import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { setSecurityHeaders } from './security-headers.js';

/** The shape of every refusal of the API. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Maps whatever a controller throws to `{code, message, details}`; what nobody expected becomes a 500 without internals, logged once. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  /**
   * frontPage  where a browser that asks for / is led. Done here, where nobody else took the request, because drop-in routes of
   *            postbacks may own / for the queries they know
   */
  constructor(private readonly frontPage?: string) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (reply.sent) return;
    const { status, body } = describeError(error);
    if (status === 404 && this.frontPage !== undefined && request.method === 'GET' && request.url === '/') {
      void reply.redirect(this.frontPage, 302);
      return;
    }
    if (status === 500) request.log.error({ err: error, method: request.method, route: request.routeOptions?.url }, 'request failed');
    setSecurityHeaders(reply);
    if (status === 429 || status === 503) void reply.header('retry-after', retryAfter(body));
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
  }
}

function retryAfter({ details }: ErrorBody): string {
  const seconds = details['retry_after_s'];
  return typeof seconds === 'number' ? String(seconds) : '5';
}

/** The HTTP status and body for anything thrown. */
export function describeError(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof DomainError)
    return { status: error.status, body: { code: error.code, message: error.message, details: error.details } };
  const status = statusOf(error);
  if (isUnstorableText(error)) {
    return {
      status: 400,
      body: { code: 'invalid_request', message: 'A text holds a NUL or half a character, which cannot be stored.', details: {} },
    };
  }
  if (isStoreAway(error)) {
    return {
      status: 503,
      body: { code: 'storage_unavailable', message: 'The database cannot be reached. Try again shortly.', details: {} },
    };
  }
  if (status === 500) {
    return {
      status,
      body: { code: 'internal_error', message: 'Something went wrong on our side. The log of this process says more.', details: {} },
    };
  }
  return { status, body: { code: CODES[status] ?? 'request_refused', message: messageOf(error, status), details: {} } };
}

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'url_too_long',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'unavailable',
};

// Framework and parser errors speak in their own words, some with our paths in them; only known ones go out.
function messageOf(error: unknown, status: number): string {
  const text = error instanceof Error ? error.message : '';
  if (status === 404) return 'Nothing is at this address.';
  if (status === 400 && /JSON|body/i.test(text))
    return 'The body is not valid JSON. Send a JSON object with content-type: application/json.';
  if (status === 400) return 'The request cannot be read. Check the URL and the body.';
  if (status === 413) return 'The body is larger than 1 MiB.';
  if (status === 414) return 'The URL is too long.';
  if (status === 415) return 'Send JSON with content-type: application/json.';
  return `The request was refused (${status}).`;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

// PostgreSQL: invalid byte sequence (NUL in text), untranslatable character and broken surrogates (in JSON).
function isUnstorableText(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return code === '22021' || code === '22P05' || (code === '22P02' && error.message.includes('type json'));
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
]);

function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && AWAY.has(code)) return true;
  // TypeORM before its first connection.
  if (error.name === 'EntityMetadataNotFoundError' || error.name === 'CannotExecuteNotConnectedError') return true;
  return /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(error.message);
}
