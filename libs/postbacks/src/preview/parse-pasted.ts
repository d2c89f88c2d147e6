/** A request as somebody pasted it. */
export interface PastedRequest {
  readonly method: 'GET' | 'POST';
  /** path and query */
  readonly url: string;
  /** name, value, name, value … */
  readonly headers: readonly string[];
  readonly body: string | undefined;
}

/**
 * Reads what people paste: a URL, its path and query, a query alone, a whole HTTP request, a curl command, or a body (JSON or form).
 *
 * body  given apart: then the text is its request
 */
export function parsePasted(text: string, body?: string): PastedRequest {
  const trimmed = text.trim();
  if (/^(?:GET|POST|HEAD|PUT) \S+ HTTP\/\d/.test(trimmed)) return parseHttp(text.trimStart());
  if (/^curl\s/.test(trimmed)) return parseCurl(trimmed);
  if (body === undefined && isBody(trimmed)) return { method: 'POST', url: '/postback', headers: [], body: trimmed };
  return { method: body === undefined ? 'GET' : 'POST', url: pathOf(trimmed), headers: [], body };
}

function isBody(text: string): boolean {
  return /^[{[]/.test(text) || (/^[\w.[\]-]{1,64}=/.test(text) && !text.startsWith('http'));
}

/** Path and query of a URL; what has no path is a query of ours. */
function pathOf(text: string): string {
  const bare = text.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  if (bare.startsWith('/')) return bare;
  return bare.startsWith('?') ? `/postback${bare}` : bare === '' ? '/' : `/${bare}`;
}

function parseHttp(text: string): PastedRequest {
  const end = /\r?\n\r?\n/.exec(text);
  const [first = '', ...lines] = (end ? text.slice(0, end.index) : text).split(/\r?\n/);
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  const body = end ? text.slice(end.index + end[0].length) : '';
  const [method = 'GET', target = '/'] = first.split(' ');
  return {
    method: method === 'POST' || method === 'PUT' ? 'POST' : 'GET',
    url: pathOf(target),
    headers,
    body: body === '' ? undefined : body,
  };
}

/** The options that matter: -X, -H, -d and its kin, -G is not looked at. */
function parseCurl(text: string): PastedRequest {
  const words = [...text.replace(/\\\r?\n/g, ' ').matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double?.replace(/\\(.)/g, '$1') ?? bare ?? '',
  );
  const headers: string[] = [];
  const data: string[] = [];
  let url = '/';
  let method: string | undefined;
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '-X' || word === '--request') method = words[++i];
    else if (word === '-H' || word === '--header') headers.push(...splitHeader(words[++i] ?? ''));
    else if (/^(?:-d|--data|--data-raw|--data-binary|--data-urlencode|--json)$/.test(word)) data.push(words[++i] ?? '');
    else if (/^https?:|^\//.test(word)) url = pathOf(word);
  }
  const body = data.length > 0 ? data.join('&') : undefined;
  return { method: body !== undefined || method === 'POST' ? 'POST' : 'GET', url, headers, body };
}

function splitHeader(line: string): string[] {
  const colon = line.indexOf(':');
  return colon < 1 ? [] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
