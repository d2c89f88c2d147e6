/**
 * The query of a tracking URL. The first value of a parameter wins; names in any case; decoding is forgiving:
 * broken %-escapes stay as they are, bytes that are no UTF-8 become U+FFFD. Nothing is read before the first `get`.
 */
export class ClickQuery {
  private parameters: Map<string, string> | undefined;

  /** raw  what stands behind '?', as the server got it; bytes above 0x7f as latin1 characters */
  constructor(readonly raw: string) {}

  /** '' when absent or empty */
  get(name: string): string {
    this.parameters ??= parseParameters(this.raw);
    return this.parameters.get(name.toLowerCase()) ?? '';
  }
}

// A Map, not an object: "__proto__" is a name like any other.
function parseParameters(raw: string): Map<string, string> {
  const parameters = new Map<string, string>();
  let at = 0;
  while (at <= raw.length) {
    let end = raw.indexOf('&', at);
    if (end < 0) end = raw.length;
    if (end > at) {
      const equals = raw.indexOf('=', at);
      const nameEnd = equals < 0 || equals > end ? end : equals;
      const name = decode(raw.slice(at, nameEnd)).toLowerCase();
      // Links copied out of HTML carry "&amp;" for "&".
      const plainName = name.startsWith('amp;') ? name.slice(4) : name;
      if (!parameters.has(plainName)) parameters.set(plainName, nameEnd === end ? '' : decode(raw.slice(nameEnd + 1, end)));
    }
    at = end + 1;
  }
  return parameters;
}

const ASCII = /^[\x20-\x7e]*$/;

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (ASCII.test(spaced)) {
    if (!spaced.includes('%')) return spaced;
    try {
      return decodeURIComponent(spaced);
    } catch {
      // broken escapes or bytes: below
    }
  }
  const bytes = spaced.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
