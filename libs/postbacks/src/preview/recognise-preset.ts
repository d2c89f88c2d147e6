import { matchRoute } from '../intake/routes.js';
import type { PresetDefinition, PresetExample } from '../preset.js';
import type { Presets } from '../presets.js';
import { headerOf, queryOf, type RawHit } from '../raw-hit.js';
import { GENERIC_NAMES, type Role } from '../reading/aliases.js';
import type { Parameters } from '../reading/parameters.js';
import { pairsOf } from '../reading/parse-pairs.js';
import { isJsonObject, readJson } from '../reading/body/read-json.js';

export type Confidence = 'certain' | 'likely' | 'possible' | 'none';

/** A preset that a request may speak, and what speaks for it. */
export interface Recognised {
  readonly preset: string;
  readonly confidence: Confidence;
  readonly because: readonly string[];
}

const MAX_CANDIDATES = 4;
/** Own names of a preset weigh; names that only its examples show weigh half; a name no other sender uses, double. */
const LIKELY = 4;
const POSSIBLE = 2;

/**
 * Which presets a request may speak, best first: by the route it came by, a header only one network sends, an encrypted body, else by
 * the parameter names it uses, among them one for the click id. Ends with generic, which understands what nobody claims. Pure.
 */
export function recognisePresets(presets: Presets, hit: Pick<RawHit, 'url' | 'headers'>, parameters: Parameters): Recognised[] {
  const certain = [...byRoute(presets, hit.url), ...bySignature(presets, hit, parameters)];
  const scored = [...presets.values()]
    .filter(({ name }) => !certain.some(({ preset }) => preset === name))
    .map((preset) => weigh(preset, parameters))
    .filter(({ score }) => score >= POSSIBLE)
    .sort((a, b) => b.score - a.score || (a.preset < b.preset ? -1 : 1))
    .map(({ score, preset, because }): Recognised => ({ preset, confidence: score >= LIKELY ? 'likely' : 'possible', because }));
  const found = [...certain, ...scored].slice(0, MAX_CANDIDATES - 1);
  return [...found, { preset: 'generic', confidence: 'none', because: ['The generic door understands the names most networks use.'] }];
}

function byRoute(presets: Presets, url: string): Recognised[] {
  const route = matchRoute(presets, url)?.route;
  if (route === undefined || route === 'generic') return [];
  return [
    {
      preset: route,
      confidence: 'certain',
      because: [`It came by ${url.split('?')[0] ?? ''}, a route of ${presets.get(route)?.title ?? route}.`],
    },
  ];
}

function bySignature(presets: Presets, hit: Pick<RawHit, 'headers'>, parameters: Parameters): Recognised[] {
  return [...presets.values()].flatMap(({ name, title, signature }): Recognised[] => {
    if (signature?.scheme === 'hmac_body' && headerOf(hit, signature.header.toLowerCase()) !== undefined)
      return [{ preset: name, confidence: 'certain', because: [`It has the header ${signature.header}, in which ${title} signs.`] }];
    if (signature?.scheme === 'sorted_sha512' && parameters.has(signature.param))
      return [{ preset: name, confidence: 'certain', because: [`It has the parameter ${signature.param}, in which ${title} signs.`] }];
    return [];
  });
}

function weigh(preset: PresetDefinition, parameters: Parameters): { preset: string; score: number; because: string[] } {
  const roles = Object.entries(preset.names ?? {}) as [Role, readonly string[]][];
  const own = roles.flatMap(([role, names]) => names.filter((name) => parameters.has(name)).map((name) => ({ role, name })));
  if (!own.some(({ role }) => role === 'clickId')) return { preset: preset.name, score: 0, because: [] };
  const special = own.filter(({ role, name }) => !(GENERIC_NAMES[role] as readonly string[]).includes(name));
  const shown = [...namesOfExamples(preset.examples)].filter((name) => parameters.has(name) && !own.some((one) => one.name === name));
  const because = [`${listed(own.map(({ name }) => name))}: parameters of ${preset.title}.`];
  if (shown.length > 0) because.push(`Its examples also have ${listed(shown)}.`);
  return { preset: preset.name, score: own.length + special.length + shown.length / 2, because };
}

function namesOfExamples(examples: readonly PresetExample[]): Set<string> {
  const names = examples.flatMap(({ request, body = '' }) => {
    const json = readJson(body);
    const inBody =
      json.kind === 'value' && json.value !== null && isJsonObject(json.value)
        ? json.value.members.map(([name]) => name)
        : pairsOf(body).map(([name]) => name);
    return [...pairsOf(queryOf(request)).map(([name]) => name), ...inBody];
  });
  return new Set(names.map((name) => name.toLowerCase()).filter((name) => name !== '' && !ANYBODYS.has(name)));
}

/** Names that any sender uses say nothing about who it is. */
const ANYBODYS: ReadonlySet<string> = new Set([
  'click_id',
  'payout',
  'amount',
  'currency',
  'status',
  'txid',
  'event',
  'id',
  'token',
  'signature',
]);

function listed(names: readonly string[]): string {
  return names.slice(0, 8).join(', ');
}
