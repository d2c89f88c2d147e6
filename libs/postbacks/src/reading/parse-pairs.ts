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
  let at = 0;
  while (at <= text.length) {
    const end = text.indexOf('&', at);
    const pair = text.slice(at, end < 0 ? text.length : end);
    if (pair !== '') {
      if (into.size >= MAX_PARAMETERS) return false;
      addPair(pair, place, into, charset);
    }
    if (end < 0) break;
    at = end + 1;
  }
  return true;
}

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

/**
 * An '&' and the first letters of a name turned into one character when a URL was pasted through HTML:
 * '&currency' holds the entity &curren, '&region' &reg, '&timestamp' &times, '&param1' &para, '&section' &sect.
 */
const ENTITIES: Readonly<Record<string, string>> = { '¤': 'curren', '®': 'reg', '×': 'times', '¶': 'para', '§': 'sect' };

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
