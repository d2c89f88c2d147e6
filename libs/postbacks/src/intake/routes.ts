import { queryOf } from '../raw-hit.js';
import type { DropInRoute } from '../preset.js';
import type { Presets } from '../presets.js';

/** A path the postback edge listens on. `:postback_key` in it names a source; other segments become parameters. */
export interface IntakeRoute {
  readonly path: string;
  /** preset of the route; 'generic' for our own */
  readonly preset: string;
  readonly needs?: readonly string[];
}

export const OWN_ROUTES: readonly IntakeRoute[] = [
  { path: '/postback', preset: 'generic' },
  { path: '/postback/:postback_key', preset: 'generic' },
  // Keitaro's order, for senders that cannot change it.
  { path: '/:postback_key/postback', preset: 'generic' },
];

/**
 * Every path of the edge: our own, and with `dropIn` those of other trackers, each also behind a source's key.
 * Which definition comes first wins; a path two presets share is the first one's.
 */
export function intakeRoutes(presets: Presets, dropIn = true): IntakeRoute[] {
  const routes = [...OWN_ROUTES];
  for (const preset of dropIn ? presets.values() : []) {
    for (const route of preset.routes ?? []) {
      add(routes, preset.name, route);
      if (route.path !== '/') add(routes, preset.name, { ...route, path: `/:postback_key${route.path}` });
    }
  }
  return routes;
}

function add(routes: IntakeRoute[], preset: string, route: DropInRoute): void {
  const shape = (path: string) => path.replace(/:[^/]+/g, ':').replace(/\/+$/, '');
  if (routes.some(({ path }) => shape(path) === shape(route.path))) return;
  routes.push({ path: route.path, preset, ...(route.needs && { needs: route.needs }) });
}

/** Does a query name one of these parameters? Looked at without parsing: for routes such as / that serve others too. */
export function namesOneOf(query: string, names: readonly string[]): boolean {
  const lower = `&${query.toLowerCase()}`;
  return names.some((name) => lower.includes(`&${name}=`));
}

/** What a request's path says, for callers without an HTTP router: the route's preset, key and segments. */
export function matchRoute(presets: Presets, url: string): { route: string; key?: string; path?: Record<string, string> } | undefined {
  const path = url.split('?')[0]?.replace(/(?<=.)\/$/, '') ?? '';
  // As a router does: fixed segments before named ones.
  const segments = (route: IntakeRoute) => route.path.split(':').length;
  for (const route of intakeRoutes(presets).sort((a, b) => segments(a) - segments(b))) {
    const names = [...route.path.matchAll(/:([^/]+)/g)].map((match) => match[1] ?? '');
    const match = new RegExp(`^${route.path.replace(/[.+]/g, '\\$&').replace(/:[^/]+/g, '([^/]+)')}$`).exec(path);
    if (!match || (route.needs && !namesOneOf(queryOf(url), route.needs))) continue;
    return routeOf(route, Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')])));
  }
  return undefined;
}

/** The part of a raw hit that its route determines. */
export function routeOf(
  route: IntakeRoute,
  segments: Readonly<Record<string, string>>,
): { route: string; key?: string; path?: Record<string, string> } {
  const { postback_key: key, ...path } = segments;
  // An empty key is a doubled slash: //postback is the generic door, written carelessly.
  return { route: route.preset, ...(key ? { key } : {}), ...(Object.keys(path).length > 0 && { path }) };
}
