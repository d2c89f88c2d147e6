/** How long a visitor is known again by his cookie; the mark itself carries its time, so a browser that keeps it longer gains nothing. */
export const COOKIE_DAYS = 30;

const NAME = 'rebound_visitor';

/** The visitor's mark in a Cookie header; '' when it holds none. Whether it is genuine is not said. */
export function readVisitorCookie(header: string | undefined): string {
  if (header === undefined) return '';
  const at = header.indexOf(`${NAME}=`);
  if (at < 0 || (at > 0 && !/[;\s]/.test(header.charAt(at - 1)))) return '';
  const from = at + NAME.length + 1;
  const end = header.indexOf(';', from);
  return header.slice(from, end < 0 ? undefined : end).trim();
}

/**
 * Set-Cookie for a new mark. First party, out of scripts' reach, for links from other sites too (that is what a click is).
 *
 * mark  base32: nothing in it needs escaping
 */
export function writeVisitorCookie(mark: string, secure: boolean): string {
  return `${NAME}=${mark}; Max-Age=${COOKIE_DAYS * 86_400}; Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Lax`;
}
