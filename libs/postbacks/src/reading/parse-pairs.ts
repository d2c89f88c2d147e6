import { TextDecoder } from 'node:util';
import { decodeFormText } from './decode-text.js';
import { MAX_PARAMETERS, type Parameters, type Place } from './parameters.js';

/**
 * Adds the name=value pairs of a query or form body to `into`.
 *
 * text     as on the wire, one latin-1 character per byte
 * charset  of a form body, when it is not UTF-8
 * returns  false when there are more than 100 pairs (the rest is not read)
 */
export function parsePairs(text: string, place: Place, into: Parameters, charset?: TextDecoder): boolean {
  const once = encodedWhole(text);
  if (once !== undefined) into.warnings.add('double_encoded');
  const isUtf8 = charset === undefined || charset.encoding === 'utf-8';
  for (const pair of (once ?? (isUtf8 ? mendLatin(text) : text)).split('&', MAX_PAIRS)) {
    if (pair === '') continue;
    if (into.size >= MAX_PARAMETERS) return false;
    addPair(pair, place, into, charset);
  }
  return true;
}

/** Names and values as they were sent, decoded once and nothing repaired: what signatures are made over. */
export function pairsOf(text: string): [name: string, value: string][] {
  return text
    .split('&', MAX_PAIRS)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decodeFormText(name).text, decodeFormText(value).text];
    });
}

// Empty pairs do not count as parameters, so there may be more pieces than parameters; not without end.
const MAX_PAIRS = 16_384;

function addPair(pair: string, place: Place, into: Parameters, charset?: TextDecoder): void {
  const equals = pair.indexOf('=');
  const name = decodeFormText(equals < 0 ? pair : pair.slice(0, equals), charset);
  const value = decodeFormText(equals < 0 ? '' : pair.slice(equals + 1), charset);
  const damage = entityDamage(value.text);
  const ownName = entityName(name.text);
  if (damage || ownName !== name.text) into.warnings.add('html_entity_repair');
  into.add(ownName, { text: damage ? damage.before : value.text, place, broken: value.broken });
  if (damage) into.add(damage.name, { text: damage.after, place, broken: value.broken });
}

/** A query that was encoded as a whole, its & and = too: ?click_id%3Dabc%26payout%3D5. Decoded once, it is one. */
function encodedWhole(text: string): string | undefined {
  if (text.includes('=') || !/^[A-Za-z0-9_.-]{1,64}%3d/i.test(text)) return undefined;
  return text.replace(/%(?:3d|26|25)/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
}

/**
 * An '&' and the first letters of a name turned into one character when a URL was pasted through HTML:
 * '&currency' holds the entity &curren, '&region' &reg, '&timestamp' &times, '&param1' &para, '&section' &sect.
 */
const ENTITIES: Readonly<Record<string, string>> = { '¤': 'curren', '®': 'reg', '×': 'times', '¶': 'para', '§': 'sect' };

/** The same damage in a page that was Latin-1: one byte instead of two. As UTF-8 it would be no character at all. */
function mendLatin(text: string): string {
  if (!/%(?:a4|ae|d7|b6|a7)|[\xa4\xae\xd7\xb6\xa7]/i.test(text)) return text;
  return text.replace(
    /(?<!%[89a-f][0-9a-f]|[\x80-\xff])(%(?:a4|ae|d7|b6|a7)|[\xa4\xae\xd7\xb6\xa7])(?=[A-Za-z0-9_]{1,30}=)/gi,
    (found) => `%C${/d7|\xd7/i.test(found) ? '3%97' : `2%${found.length === 1 ? found.charCodeAt(0).toString(16) : found.slice(1)}`}`,
  );
}

function entityDamage(value: string): { before: string; name: string; after: string } | undefined {
  const match = /[¤®×¶§]([A-Za-z0-9_]{1,30})=/.exec(value);
  if (!match) return undefined;
  return {
    before: value.slice(0, match.index),
    name: `${ENTITIES[value.charAt(match.index)] ?? ''}${match[1] ?? ''}`,
    after: value.slice(match.index + match[0].length),
  };
}

/** The same damage where an '&' survived in front of it. */
function entityName(name: string): string {
  const entity = ENTITIES[name.charAt(0)];
  return entity && /^.[A-Za-z0-9_]+$/.test(name) ? entity + name.slice(1) : name;
}
