import type { AuthRule } from '../auth/auth-rules.js';
import type { Reason } from '../reasons.js';
import { queryOf, type RawHit } from '../raw-hit.js';
import { MAX_PARAMETERS, Parameters, type Place } from './parameters.js';
import { parsePairs } from './parse-pairs.js';
import { readBody } from './body/read-body.js';
import { isJsonObject, readJson, type JsonObject, type JsonValue } from './body/read-json.js';

/** The parameters of a hit; `elements` when its body is a JSON array, one set per element. */
export type ParametersReading =
  | { readonly kind: 'single'; readonly parameters: Parameters }
  | { readonly kind: 'batch'; readonly elements: readonly Parameters[] }
  | { readonly kind: 'unreadable'; readonly reason: Reason };

export const MAX_ELEMENTS = 500;

/**
 * Reads path segments, query and body of a hit into flat parameters. The query wins over the body; a body on GET is
 * never read (some proxies drop it).
 *
 * rules  of the source whose key the hit came by, for the key of an encrypted body
 */
export function readParameters(hit: RawHit, rules: readonly AuthRule[] = []): ParametersReading {
  const base = new Parameters();
  for (const [name, text] of Object.entries(hit.path ?? {})) base.add(name, { text, place: 'path', broken: false });
  if (!parsePairs(queryOf(hit.url), 'query', base)) return tooMany;
  if (hit.method !== 'POST') return { kind: 'single', parameters: base };
  const body = readBody(hit, rules.find((rule) => rule.scheme === 'clickbank')?.secret);
  switch (body.kind) {
    case 'none':
      return { kind: 'single', parameters: base };
    case 'unreadable':
      return body;
    case 'form':
      return parsePairs(body.text, 'body', base, body.charset) ? { kind: 'single', parameters: base } : tooMany;
    case 'fields':
      return addFields(body.fields, base) ? { kind: 'single', parameters: base } : tooMany;
    case 'json':
      base.decrypted = body.decrypted;
      return readJsonParameters(body.value, base);
  }
}

/**
 * Opens values that are JSON texts themselves (AppsFlyer's eventValue), adding their members as nested parameters.
 *
 * names  lower-cased names of such parameters
 */
export function openInnerJson(parameters: Parameters, names: readonly string[]): Parameters {
  const present = names.filter((name) => parameters.has(name));
  if (present.length === 0) return parameters;
  const opened = parameters.fork();
  for (const name of present) {
    for (const value of parameters.valuesOf(name)) {
      const reading = readJson(value.text);
      if (reading.kind === 'value' && isJsonObject(reading.value)) addMembers(reading.value, 'nested', opened);
    }
  }
  return opened;
}

const tooMany: ParametersReading = { kind: 'unreadable', reason: 'too_many_params' };

function readJsonParameters(value: JsonValue, base: Parameters): ParametersReading {
  if (Array.isArray(value)) {
    if (value.length > MAX_ELEMENTS) return tooMany;
    if (value.length === 0) return { kind: 'single', parameters: base };
    const elements: Parameters[] = [];
    for (const item of value as readonly JsonValue[]) {
      const parameters = base.fork();
      if (item !== null && isJsonObject(item) && !addMembers(item, 'body', parameters)) return tooMany;
      elements.push(parameters);
    }
    return { kind: 'batch', elements };
  }
  if (value === null || !isJsonObject(value)) return { kind: 'single', parameters: base };
  return addMembers(value, 'body', base) ? { kind: 'single', parameters: base } : tooMany;
}

function addFields(fields: readonly (readonly [name: string, text: string])[], into: Parameters): boolean {
  for (const [name, text] of fields) {
    if (into.size >= MAX_PARAMETERS) return false;
    into.add(name, { text, place: 'body', broken: false });
  }
  return true;
}

/**
 * Own members first, then those one level down: a nested name never hides one of the top level. Of what is nested, only as much is
 * read as there is room for: a shop's order may hold a thousand lines about its goods.
 *
 * returns  false when the object itself has too many
 */
function addMembers(object: JsonObject, place: Place, into: Parameters): boolean {
  for (const [name, value] of object.members) {
    for (const text of scalarsOf(value)) {
      if (into.size >= MAX_PARAMETERS) return place === 'nested';
      into.add(name, { text, place, broken: false });
    }
  }
  if (place === 'nested') return true;
  // Pairs before objects: a click id kept as a note comes before the addresses of the buyer.
  for (const [, value] of object.members) addPairs(value, into);
  for (const [, value] of object.members) if (value !== null && isJsonObject(value)) addMembers(value, 'nested', into);
  return true;
}

/** A list of named values, as shops keep notes: [{"name": "click_id", "value": "…"}], also with key instead of name. */
function addPairs(value: JsonValue, into: Parameters): void {
  if (!Array.isArray(value)) return;
  for (const item of value as readonly JsonValue[]) {
    if (item === null || !isJsonObject(item) || into.size >= MAX_PARAMETERS) continue;
    const members = new Map(item.members);
    const name = members.get('name') ?? members.get('key');
    const text = members.get('value');
    if (typeof name === 'string' && typeof text === 'string') into.add(name, { text, place: 'nested', broken: false });
  }
}

/** A scalar, or the scalars of an array: sent like a repeated parameter. null is like not sent. */
function scalarsOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).filter((item): item is string => typeof item === 'string');
}
