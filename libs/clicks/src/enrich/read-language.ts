const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const known = new Map<string, string>();

/**
 * The visitor's first language as a lower-case two- or three-letter code, from Accept-Language; '' when it names none that exists.
 * Only existing codes: the dictionary of languages is small, and the header is the visitor's to make up.
 */
export function readLanguage(acceptLanguage: string): string {
  const code = /^\s*([A-Za-z]{2,3})(?=[-_;,\s]|$)/.exec(acceptLanguage)?.[1]?.toLowerCase();
  if (code === undefined) return '';
  let language = known.get(code);
  if (language === undefined) {
    language = names.of(code) === undefined ? '' : code;
    known.set(code, language);
  }
  return language;
}

/** Host of a referrer, without "www."; '' when it is no http(s) URL. */
export function referrerDomain(referrer: string): string {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:\\@\s]+)/i.exec(referrer)?.[1]?.toLowerCase() ?? '';
  return host.startsWith('www.') ? host.slice(4) : host;
}
