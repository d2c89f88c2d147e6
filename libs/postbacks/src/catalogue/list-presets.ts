import { GENERIC_DIALECT, composeDialect } from '../dialect.js';
import { intakeRoutes } from '../intake/routes.js';
import type { PresetDefinition } from '../preset.js';
import type { Presets } from '../presets.js';
import { snakeRole } from '../reading/aliases.js';
import type { Role } from '../reading/aliases.js';
import type { PresetJson } from './preset-shapes.js';

/** The usual macros, for networks that no preset knows. */
const GENERIC_TEMPLATE = 'click_id={click_id}&payout={payout}&currency={currency}&txid={transaction_id}';

/** Every preset as people choose it: the generic one first, then by title. `publicUrl` without trailing slash. */
export function listPresets(presets: Presets, publicUrl: string): PresetJson[] {
  const named = [...presets.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return [genericPreset(publicUrl), ...named.map((preset) => showPreset(preset, presets, publicUrl))];
}

function genericPreset(publicUrl: string): PresetJson {
  return {
    name: 'generic',
    title: 'Generic',
    source: null,
    setup: 'Understands the names most networks use. Start with this one.',
    parameters: parametersOf(GENERIC_DIALECT.names),
    status_words: { ...GENERIC_DIALECT.statusWords },
    template: GENERIC_TEMPLATE,
    postback_url_template: `${publicUrl}/postback/{postback_key}?${GENERIC_TEMPLATE}`,
    signature: null,
    answer: null,
    minor_units: false,
    routes: [],
    examples: [{ request: '/postback?click_id=abc&payout=5.00&txid=order-4711', body: null }],
  };
}

function showPreset(preset: PresetDefinition, presets: Presets, publicUrl: string): PresetJson {
  const { template } = preset;
  return {
    name: preset.name,
    title: preset.title,
    source: preset.source,
    setup: preset.setup ?? null,
    parameters: parametersOf(composeDialect(preset, {}).names),
    status_words: { ...preset.statusWords },
    template: template ?? null,
    postback_url_template: `${publicUrl}/postback/{postback_key}${template === undefined ? '' : `?${template}`}`,
    signature: preset.signature ? { ...preset.signature } : null,
    answer: preset.answer ?? null,
    minor_units: preset.minorUnits ?? false,
    routes: routesOf(preset.name, presets),
    examples: preset.examples.map(({ request, body }) => ({ request, body: body ?? null })),
  };
}

/** Only routes that really lead to it: of a path that two presets name, the first one's. */
function routesOf(name: string, presets: Presets): PresetJson['routes'] {
  const all = intakeRoutes(presets).filter(({ preset }) => preset === name);
  const keyed = new Set(all.map(({ path }) => path));
  return all
    .filter(({ path }) => !path.startsWith('/:postback_key'))
    .map(({ path, needs }) => ({
      path,
      keyed_path: keyed.has(`/:postback_key${path}`) ? `/{postback_key}${path}` : null,
      needs: [...(needs ?? [])],
    }));
}

function parametersOf(names: Readonly<Record<Role, readonly string[]>>): PresetJson['parameters'] {
  return (Object.keys(names) as Role[]).map((role) => ({ role: snakeRole(role), names: [...names[role]] }));
}
