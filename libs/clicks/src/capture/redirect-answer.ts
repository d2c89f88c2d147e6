import type { FastifyReply } from 'fastify';

/**
 * Sends the visitor on, as the campaign wants it. Nothing of it may be cached: every click is a new one.
 *
 * location  visible ASCII, as expandTemplate makes it
 * kind      302 | 307 | meta: a page that refreshes to the location at once and hides where the visitor came from
 */
export function answerRedirect(reply: FastifyReply, kind: '302' | '307' | 'meta', location: string): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (kind !== 'meta')
    return reply
      .code(kind === '307' ? 307 : 302)
      .header('location', location)
      .send();
  const page = metaPage(location);
  return reply
    .code(200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    .send(page);
}

// The URL stands between quotes inside the attribute; in it a semicolon or an inner quote could end it early.
function metaPage(location: string): string {
  const url = location.replaceAll("'", '%27').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url='${url}'"><title></title></head><body></body></html>`;
}
