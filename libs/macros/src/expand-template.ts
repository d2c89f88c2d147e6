import type { CompiledTemplate } from './compile-template.js';
import type { MacroValues } from './macro-definition.js';

/**
 * Fills a template's macros: the Location of the redirect.
 *
 * returns  visible ASCII (0x21–0x7e) whose scheme, host and port are the template's, whatever the values hold
 * never throws
 */
export function expandTemplate(template: CompiledTemplate, values: MacroValues): string {
  const { literals, slots } = template;
  let text = literals[0] ?? '';
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i];
    if (!slot) continue;
    const value = slot.definition.value(values, slot.argument);
    text += (slot.raw ? encodeRaw(value) : encodeValue(value)) + (literals[i + 1] ?? '');
  }
  return text;
}

// Ids, numbers and names: most values need no encoding at all.
const PLAIN = /^[A-Za-z0-9_.~-]*$/;

function encodeValue(value: string): string {
  return PLAIN.test(value) ? value : encodeURIComponent(wellFormed(value));
}

// What may stand in a query keeps its meaning there; "#" would end the query, the rest is no URL character.
const NOT_IN_QUERY = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+/gu;

function encodeRaw(value: string): string {
  return wellFormed(value).replace(NOT_IN_QUERY, encodeURIComponent);
}

// encodeURIComponent throws on half a surrogate pair.
function wellFormed(value: string): string {
  return /\p{Surrogate}/u.test(value) ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}
