import type { FastifyInstance, FastifyReply } from 'fastify';
import { isEdgeScope } from './edge/edge-routes.js';

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // Everything a page needs comes from here; styles set by script need no exception, style elements and data: images do.
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

export function setSecurityHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
}

/** Puts the headers on every route but the tracker's hot ones, which stay free of the hook altogether. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onRoute', function (route) {
    if (isEdgeScope(this)) return;
    const own = route.onRequest === undefined ? [] : [route.onRequest].flat();
    route.onRequest = [
      (_request, reply, done) => {
        setSecurityHeaders(reply);
        done();
      },
      ...own,
    ];
  });
}
