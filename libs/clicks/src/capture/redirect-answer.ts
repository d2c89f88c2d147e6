import type { EdgeAnswer } from '#http';

const NOT_STORED = { 'cache-control': 'no-store' } as const;

/**
 * Sends the visitor on, as the campaign wants it. Nothing of it may be cached: every click is a new one.
 *
 * location  visible ASCII, as expandTemplate makes it
 * kind      302 | 307 | meta: a page that refreshes to the location at once and hides where the visitor came from
 */
export function redirectAnswer(kind: '302' | '307' | 'meta', location: string): EdgeAnswer {
  if (kind === 'meta') return { status: 200, headers: META_HEADERS, body: metaPage(location) };
  return { status: kind === '307' ? 307 : 302, headers: { 'cache-control': 'no-store', location }, body: '' };
}

export const NO_SUCH_LINK: EdgeAnswer = {
  status: 404,
  headers: { ...NOT_STORED, 'content-type': 'text/plain; charset=utf-8' },
  body: 'No such link.',
};

const META_HEADERS = {
  ...NOT_STORED,
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
};

// The URL stands between quotes inside the attribute; in it a semicolon or an inner quote could end it early.
function metaPage(location: string): string {
  const url = location.replaceAll("'", '%27').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url='${url}'"><title></title></head><body></body></html>`;
}
