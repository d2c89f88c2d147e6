import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#kernel';
import { composeDialect } from '../dialect.js';
import { intakeRoutes, matchRoute } from '../intake/routes.js';
import type { PresetExample } from '../preset.js';
import { loadPresets } from '../presets.js';
import { clickCandidates } from '../reading/click-candidates.js';
import { isMacro } from '../reading/detect-macro.js';
import { readClaim } from '../reading/read-claim.js';
import { openInnerJson, readParameters } from '../reading/read-parameters.js';

const presets = await loadPresets();

/** What an example's request asserts when read with its preset. */
function read(name: string, example: PresetExample) {
  const preset = presets.get(name);
  const dialect = composeDialect(preset, {});
  const body = example.body === undefined ? '' : Buffer.from(example.body).toString('base64');
  const hit = {
    id: '',
    at: 0,
    method: example.body === undefined ? 'GET' : 'POST',
    url: example.request,
    headers: example.contentType === undefined ? [] : ['Content-Type', example.contentType],
    body,
    size: 0,
    ip: '',
    https: false,
    route: name,
  };
  const reading = readParameters({ ...hit, path: matchRoute(presets, example.request)?.path });
  if (reading.kind !== 'single') throw new Error(reading.kind);
  const parameters = openInnerJson(reading.parameters, dialect.innerJson);
  const candidate = clickCandidates(parameters, dialect, new Map()).list[0];
  const claim = readClaim(parameters, dialect, { nowMs: 0, clickName: candidate?.name });
  return {
    clickId: candidate?.text,
    txid: claim.txid ?? null,
    payout: claim.payout.kind === 'amount' ? formatAmount(claim.payout.micros) : null,
    saleAmount: claim.saleAmount === undefined ? undefined : formatAmount(claim.saleAmount),
    currency: claim.currency,
    event: claim.event,
    status: claim.meaning,
  };
}

describe('presets', () => {
  it('open no route of another tracker when those are switched off', () => {
    expect(intakeRoutes(presets, false).map(({ path }) => path)).toEqual([
      '/postback',
      '/postback/:postback_key',
      '/:postback_key/postback',
    ]);
    expect(intakeRoutes(presets, true).map(({ path }) => path)).toContain('/click.php');
  });

  it('have every route of another tracker in the documented table', () => {
    const page = readFileSync(new URL('../../../../docs/postback-sources.md', import.meta.url), 'utf8');
    const routes = [...presets.values()].flatMap(({ routes: own = [] }) => own.map(({ path }) => path));
    const missing = routes.filter((path) => !page.includes(`\`${path}`) && !page.includes(`/${path.split('/').at(-1) ?? ''}\``));
    expect(missing).toEqual([]);
  });

  for (const preset of presets.values()) {
    for (const example of preset.examples)
      it(`${preset.name} reads ${example.request}`, () => expect(read(preset.name, example)).toMatchObject(example.reads));
    it(`${preset.name} names a page, and a template it can read itself`, () => {
      expect(preset.source).toMatch(/^https:\/\/\S+/);
      const dialect = composeDialect(preset, {});
      const own = new Map(Object.entries(dialect.names).flatMap(([role, names]) => names.map((name) => [name, role] as const)));
      const pairs = (preset.template ?? '').split('&').filter((pair) => pair !== '');
      const roles = pairs.map((pair) => own.get(pair.split('=')[0]?.toLowerCase() ?? ''));
      if (pairs.length > 0) expect(roles).toContain('clickId');
      // Placeholders that nobody replaced must be seen as such, or they would become click ids.
      for (const pair of pairs) expect([pair, isMacro(pair.split('=')[1] ?? '')]).toEqual([pair, true]);
    });
    for (const route of preset.routes ?? []) {
      it(`${preset.name} takes ${route.path}`, () => {
        const path = `${route.path.replaceAll(':', '')}?${(route.needs ?? []).map((name) => `${name}=1`).join('&')}`;
        expect(matchRoute(presets, path)).toMatchObject({ route: preset.name });
      });
    }
  }
});
