import { decodeFormText } from '../reading/decode-text.js';
import { decompressBody } from '../reading/body/decompress-body.js';

/** Parameters and members that carry secrets, as far as names tell. */
const NAMED: ReadonlySet<string> = new Set(
  'token security_token secure key verification_token secret password passwd pass api_key apikey auth access_token client_secret private_key'.split(
    ' ',
  ),
);
const SECRET_HEADERS =
  /^(?:authorization|proxy-authorization|cookie|x-api-key|x-auth-token|x-.*(?:secret|token|signature|hmac|api-?key).*)$/i;
const MARK = '***';

/**
 * The raw hit as people may see it: everything byte for byte, but the values of secrets replaced. Names are compared as a reader
 * of the hit understands them: decoded, in any case, with the damage of HTML and brackets taken off.
 *
 * names  further parameters that the source takes secrets in
 */
export function maskUrl(url: string, names: readonly string[] = []): string {
  const at = url.indexOf('?');
  return at < 0 ? url : url.slice(0, at + 1) + maskPairs(url.slice(at + 1), secretsOf(names));
}

export function maskHeaders(flat: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = flat[i] ?? '';
    pairs.push([name, SECRET_HEADERS.test(name) ? MARK : (flat[i + 1] ?? '')]);
  }
  return pairs;
}

/**
 * body      base64
 * encoding  its Content-Encoding; a compressed body that holds secrets is shown decompressed, any other byte for byte
 */
export function maskBody(body: string, names: readonly string[] = [], encoding?: string): string {
  const bytes = Buffer.from(body, 'base64');
  const opened = decompressBody(bytes, encoding);
  const text = (typeof opened === 'string' ? bytes : opened).toString('latin1');
  const secrets = secretsOf(names);
  const masked = maskParts(maskMembers(maskPairs(text, secrets), secrets), secrets);
  return masked === text ? body : Buffer.from(masked, 'latin1').toString('base64');
}

type Secrets = (name: string) => boolean;

function secretsOf(names: readonly string[]): Secrets {
  const own = new Set(names.map((name) => name.toLowerCase()));
  return (name) => NAMED.has(name) || own.has(name);
}

/** name=value of a query or form; the name may be percent-encoded like any other text. */
function maskPairs(text: string, isSecret: Secrets): string {
  return text.replace(/(^|&)([^&=]{1,300})=([^&]*)/g, (pair, mark: string, name: string, value: string) =>
    value !== '' && isSecret(plainName(decodeFormText(name).text)) ? `${mark}${name}=${MARK}` : pair,
  );
}

/** "name": value of JSON, also where the value is a list or an object; escapes in the name are read. */
function maskMembers(text: string, isSecret: Secrets): string {
  const member = /"((?:[^"\\]|\\.){1,300})"\s*:\s*/g;
  const value = /"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|[^\s,}\]]+/y;
  let masked = '';
  let done = 0;
  for (let match = member.exec(text); match; match = member.exec(text)) {
    if (!isSecret(plainName(unescaped(match[1] ?? '')))) continue;
    value.lastIndex = member.lastIndex;
    if (!value.test(text)) continue;
    masked += `${text.slice(done, member.lastIndex)}"${MARK}"`;
    done = value.lastIndex;
    member.lastIndex = done;
  }
  return masked + text.slice(done);
}

/** Fields of a multipart body. */
function maskParts(text: string, isSecret: Secrets): string {
  return text.replace(
    /(;[ \t]*name="?([^"\r\n;]{1,300})"?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n)([^]*?)(?=\r?\n--|$)/gi,
    (part, head: string, name: string) => (isSecret(plainName(name)) ? `${head}${MARK}` : part),
  );
}

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^(?:\?|amp;|#0{0,4}38;)+/, '')
    .replace(/\[\d{0,3}\]$/, '');
}

function unescaped(name: string): string {
  if (!name.includes('\\')) return name;
  try {
    return JSON.parse(`"${name}"`) as string;
  } catch {
    return name;
  }
}
