/** Parameters and members that carry secrets, as far as names tell. */
const NAMED = 'token|security_token|secure|key|verification_token|secret|password|passwd|pass|api_key|apikey|auth|access_token';
const SECRET_HEADERS = /^(?:authorization|proxy-authorization|cookie|x-api-key|x-auth-token|x-.*(?:secret|token|signature).*)$/i;
const MARK = '***';

/**
 * The raw hit as people may see it: everything byte for byte, but the values of secrets replaced.
 *
 * names  further parameters that the source takes secrets in
 */
export function maskUrl(url: string, names: readonly string[] = []): string {
  const at = url.indexOf('?');
  return at < 0 ? url : url.slice(0, at + 1) + maskPairs(url.slice(at + 1), names);
}

export function maskHeaders(flat: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = flat[i] ?? '';
    pairs.push([name, SECRET_HEADERS.test(name) ? MARK : (flat[i + 1] ?? '')]);
  }
  return pairs;
}

/** body  base64; a compressed one is left as it is */
export function maskBody(body: string, names: readonly string[] = []): string {
  const text = Buffer.from(body, 'base64').toString('latin1');
  const json = new RegExp(`("(?:${alternatives(names)})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|[^,}\\]\\s]+)`, 'gi');
  return Buffer.from(maskPairs(text, names).replace(json, `$1"${MARK}"`), 'latin1').toString('base64');
}

function maskPairs(text: string, names: readonly string[]): string {
  return text.replace(new RegExp(`((?:^|&)(?:amp;)?(?:${alternatives(names)})(?:\\[\\]|%5B%5D)?=)[^&]*`, 'gi'), `$1${MARK}`);
}

function alternatives(names: readonly string[]): string {
  return [NAMED, ...names.map((name) => name.replace(/[^A-Za-z0-9_-]/g, '\\$&'))].join('|');
}
