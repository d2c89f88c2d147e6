import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readRawBody } from './raw-body.js';

const EDGE = Symbol('edge');

/**
 * Registers public routes of the tracker in a Fastify scope of their own: no Nest pipeline, no security headers of the console,
 * and bodies as they came. Call it before the server listens, e.g. in a module's onModuleInit with HttpAdapterHost:
 *
 *     edgeRoutes(this.host.httpAdapter.getInstance(), (scope) => scope.route({ method: ['GET', 'HEAD'], url: '/c/:key', handler }));
 *
 * In the scope, `request.body` of a method with a body is a RawBody (undefined without one): any, missing or garbage content type,
 * never parsed, at most 1 MiB, of which 64 KiB are kept; above, 413. Bodies of GET and HEAD are ignored. HEAD is served only
 * where a route names it. What a handler throws is answered as plain text without internals, logged once when it is a 5xx.
 */
export function edgeRoutes(server: FastifyInstance, register: (scope: FastifyInstance) => void): void {
  server.register((scope, _options, done) => {
    scope.decorate(EDGE, true);
    scope.decorateRequest('givenContentType', undefined);
    scope.removeAllContentTypeParsers();
    scope.addHook('onRequest', hideContentType);
    scope.addContentTypeParser('*', (request: FastifyRequest, payload, parsed) => {
      showContentType(request);
      readRawBody(payload, request.headers['content-length'], parsed);
    });
    scope.setErrorHandler(answerPlainly);
    register(scope);
    done();
  });
}

export function isEdgeScope(instance: FastifyInstance): boolean {
  return instance.hasDecorator(EDGE);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** while the body is being read: the content type as sent */
    givenContentType: string | undefined;
  }
}

// Fastify answers 415 to a media type it cannot read before any parser runs; for us such a hit is a hit. So it sees a readable one
// until the parser has been chosen, then the sender's own stands in the headers again.
function hideContentType(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const headers = request.raw.headers;
    if (headers['content-type'] !== undefined) {
      request.givenContentType = headers['content-type'];
      headers['content-type'] = 'application/octet-stream';
    }
  }
  done();
}

function showContentType(request: FastifyRequest): void {
  if (request.givenContentType !== undefined) request.raw.headers['content-type'] = request.givenContentType;
}

function answerPlainly(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const status = statusOf(error);
  if (status >= 500 && status !== 503)
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'edge request failed');
  const headers = status === 503 ? { 'retry-after': '5' } : {};
  void reply
    .code(status)
    .headers(headers)
    .type('text/plain; charset=utf-8')
    .send(PLAIN[status] ?? `Refused (${status}).`);
}

const PLAIN: Readonly<Record<number, string>> = {
  400: 'Bad request.',
  408: 'The request took too long.',
  413: 'The body is larger than 1 MiB.',
  500: 'Something went wrong on our side.',
  503: 'Not stored. Send it again.',
};

function statusOf(error: unknown): number {
  const record = error as { status?: unknown; statusCode?: unknown } | null | undefined;
  for (const status of [record?.statusCode, record?.status]) {
    if (typeof status === 'number' && status >= 400 && status <= 599) return status;
  }
  return 500;
}
