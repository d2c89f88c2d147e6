import { LogController, type FastifyServerOptions } from 'fastify';
import type { ServerOptions } from 'node:http';
import type { Logger } from 'pino';

/** Largest request body taken anywhere; above it the answer is 413. */
export const BODY_LIMIT_BYTES = 1_048_576;

/**
 * What the HTTP server of every process is started with.
 *
 * logger     its errors go here; requests are not logged one by one (metrics count them, the postback log keeps hits)
 * servesApi  a report may be under way for longer than any click
 */
export function serverOptions(logger: Logger, servesApi: boolean) {
  return {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    // A whole request, body included, has 15 s; slow senders are cut off with 408.
    requestTimeout: 15_000,
    keepAliveTimeout: 72_000,
    // Nothing sent and nothing read in the midst of a request: who asks and does not read the answers is let go. Later than slow
    // senders, or they would not hear of it.
    connectionTimeout: servesApi ? 30_000 : 17_000,
    // HEAD must never run a GET's handler unseen: a link checker is no click and no postback. Routes say HEAD where they want it.
    exposeHeadRoutes: false,
    // We read forwarding headers ourselves, from peers in TRUSTED_PROXIES only.
    trustProxy: false,
    forceCloseConnections: 'idle',
    // What is on its way while we close is served, not refused: a rolling restart fails no request. Connections end with their answer.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 512, ignoreTrailingSlash: false },
    // Routes have no JSON schemas (zod checks what comes in). Named here, or Fastify loads the hundred files of its own two.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    http: {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      // With Node's default of 30 s a headersTimeout of 5 s closed a half request only after 30.0 s (measured).
      connectionsCheckingInterval: 1_000,
      insecureHTTPParser: false,
    },
  } satisfies FastifyServerOptions & { http: ServerOptions };
}

function noSchemas(): never {
  throw new Error('Routes are checked by zod schemas (validation.pipe.ts), not by JSON schemas.');
}
