import type { Dialect } from '../dialect.js';
import { matchRoute } from '../intake/routes.js';
import type { PresetDefinition } from '../preset.js';
import type { Presets } from '../presets.js';
import type { Role } from '../reading/aliases.js';
import type { Parameters } from '../reading/parameters.js';

/**
 * Which preset a request speaks: the one whose route it came by, else the one most of whose own parameter names it uses, among
 * them one for the click id. 'generic' when none does. Pure.
 */
export function recognisePreset(presets: Presets, url: string, parameters: Parameters): string {
  const byRoute = matchRoute(presets, url)?.route;
  if (byRoute !== undefined && byRoute !== 'generic') return byRoute;
  const scored = [...presets.values()]
    .map((preset) => ({ name: preset.name, score: scoreOf(preset, parameters) }))
    .filter(({ score }) => score >= 2);
  return scored.sort((a, b) => b.score - a.score)[0]?.name ?? 'generic';
}

function scoreOf({ names = {} }: PresetDefinition, parameters: Parameters): number {
  if (!(names.clickId ?? []).some((name) => parameters.has(name))) return 0;
  return Object.values(names)
    .flat()
    .filter((name) => parameters.has(name)).length;
}

/** Which parameter is read as what under a dialect, with its value: the first name of each role that the request holds. */
export function readMapping(dialect: Dialect, parameters: Parameters): { role: string; name: string; value: string }[] {
  return (Object.keys(dialect.names) as Role[]).flatMap((role) => {
    const name = dialect.names[role].find((one) => parameters.has(one));
    const value = name === undefined ? undefined : parameters.valuesOf(name)[0]?.text;
    return name === undefined || value === undefined ? [] : [{ role: SNAKE[role] ?? role, name, value: value.slice(0, 100) }];
  });
}

const SNAKE: Partial<Record<Role, string>> = { clickId: 'click_id', saleAmount: 'sale_amount', eventTime: 'event_time' };
