import { describe, expect, it } from 'vitest';
import type { StoredClick } from '#clicks';
import { ConversionLedger, offerKeyOf, type Conversion } from '#conversions';
import { ClickIds, formatAmount, parseRate, RATE_ONE } from '#kernel';
import { Dialects, judgeCases, loadPresets, matchRoute, openCases, settleCases, undecided, type KnownClicks, type PostbackCase, type RawHit, type Rules } from '#postbacks';
import { exceptions } from './setups.js';
import { FOREIGN_CLICK, KEY_OF_A, stateFor, type VectorState } from './state.js';
import { fillRequest, vectors, type Vector, type VectorRequest } from './vector.js';

const presets = await loadPresets(new URL('./presets', import.meta.url).pathname);
const clickIds = new ClickIds({ secrets: ['a-secret-for-tests-only-0123456789'], prefix: 'push_' });
const nowMs = Date.UTC(2026, 10, 22, 13, 0, 0);
const minted = clickIds.mint(1, nowMs - 60_000);

/** Every vector through the decision alone, its state in memory: no HTTP, no database. The same run over HTTP is http.spec.ts. */
describe('the decision agrees with the vectors', () => {
  const runnable = vectors.filter(({ name, expect: wanted }) => !(name in exceptions) && wanted.outcome !== 'none');
  for (const vector of runnable) it(`${vector.group}: ${vector.name}`, () => run(vector));
});

function run(vector: Vector): void {
  const state = stateFor(vector.name);
  const world = new World(state);
  for (const path of state.setup.earlier ?? []) world.receive({ method: 'GET', path, headers: {}, body: undefined });
  const request = fillRequest(vector, nowMs, { minted_click_id: minted.text, key_of_advertiser_A: KEY_OF_A, click_of_advertiser_B: FOREIGN_CLICK });
  const cases = world.receive(request);
  const [first] = cases;
  if (!first?.verdict) throw new Error('no verdict');
  const reason = first.verdict.outcome === 'rejected' ? publicReason(first) : undefined;
  expect({ outcome: first.verdict.outcome, reason }).toEqual({ outcome: vector.expect.outcome, reason: vector.expect.reason });
  if (vector.expect.warnings) expect([...first.warnings].sort()).toEqual([...vector.expect.warnings].sort());
  if (vector.expect.would_be) expect(first.wouldBe).toMatchObject(vector.expect.would_be);
  const { count, updates: _updates, exactly_one_of: _one, ...fields } = vector.expect.conversion ?? {};
  if (count !== undefined) expect(cases.filter(({ verdict }) => verdict?.outcome === 'accepted')).toHaveLength(Number(count));
  else if (vector.expect.conversion) expect(shown(world, first)).toMatchObject({ ...fields, ...(fields['click_id'] === '{minted_click_id}' && { click_id: minted.text }) });
  if (vector.expect.net_revenue) expect(formatAmount(world.netRevenue(first))).toBe(vector.expect.net_revenue);
}

function publicReason(subject: PostbackCase): string {
  return subject.foreignClick ? 'unknown_click' : subject.verdict?.outcome === 'rejected' ? subject.verdict.reason : '';
}

function shown(world: World, subject: PostbackCase) {
  const id = subject.verdict?.outcome === 'accepted' ? subject.verdict.conversionId : '';
  const conversion = world.conversions.find((one) => one.id === id);
  if (!conversion) throw new Error(`conversion ${id} is not there`);
  return {
    click_id: conversion.importedId ?? clickIds.format(conversion.clickId),
    payout: formatAmount(conversion.payout), currency: conversion.currency, status: conversion.status, event: conversion.event, txid: conversion.txid,
    kind: conversion.kind, hold: conversion.hold, payout_base: formatAmount(conversion.payoutBase),
    sale_amount: conversion.saleAmount === null ? null : formatAmount(conversion.saleAmount),
  };
}

/** State of a vector in memory; each request is a batch of its own. */
class World {
  conversions: Conversion[] = [];
  private readonly clicks: KnownClicks;
  private readonly rules: Rules;
  private count = 0;

  constructor(private readonly state: VectorState) {
    const imported = new Map(state.clicks.map((click, i) => [click.text, rowOf(`00000000-0000-0000-0000-${String(i).padStart(12, '0')}`, click.campaignId, nowMs - click.ageMs)]));
    this.clicks = { imported, byUuid: new Map([[minted.uuid, rowOf(minted.uuid, 1, nowMs - 60_000)]]), keptSinceMs: 0, storedUntilMs: nowMs };
    this.rules = {
      clickIds,
      dialects: new Dialects(presets),
      nowMs,
      campaigns: {
        byNumber: (id) => state.campaigns.find((campaign) => campaign.id === id),
        sourceById: (id) => state.sources.find((source) => source.id === id),
        sourceByKey: (key) => state.sources.find((source) => source.key === key),
        rateOf: (currency) => (currency === 'USD' ? RATE_ONE : parseRate(state.rates.get(currency) ?? '')),
      },
    };
  }

  receive(request: VectorRequest): PostbackCase[] {
    const cases = openCases(this.hitOf(request), this.rules);
    judgeCases(cases, this.rules, this.clicks);
    const open = undecided(cases);
    const ledger = new ConversionLedger(
      {
        conversions: this.conversions,
        offerKeys: this.offerKeys(open.map(({ subject }) => subject)),
        caps: new Map(this.state.capped.map((id) => [`${id}/2026-11-22`, 1])),
      },
      (currency) => this.rules.campaigns.rateOf(currency),
    );
    settleCases(open, ledger);
    const { made, changed } = ledger.plan();
    const newer = new Map([...made, ...changed.map(({ conversion }) => conversion)].map((conversion) => [conversion.id, conversion]));
    this.conversions = [...this.conversions.filter(({ id }) => !newer.has(id)), ...newer.values()];
    return cases;
  }

  netRevenue(subject: PostbackCase): bigint {
    return this.conversions
      .filter(({ clickId, status }) => clickId === subject.click?.uuid && status !== 'rejected')
      .reduce((sum, { payoutBase }) => sum + payoutBase, 0n);
  }

  private offerKeys(cases: readonly PostbackCase[]) {
    const claims = cases.flatMap(({ conversionClaim }) => (conversionClaim ? [conversionClaim] : []));
    return new Map(
      claims.flatMap((claim) => {
        const hash = offerKeyOf(claim);
        const owner = this.conversions.find((other) => other.offerId === claim.click.offerId && other.txid === claim.txid && other.eventKey === claim.event.toLowerCase());
        return hash !== undefined && owner ? [[hash, { clickId: owner.clickId, conversionId: owner.id }] as const] : [];
      }),
    );
  }

  private hitOf(request: VectorRequest): RawHit {
    const route = matchRoute(presets, request.path);
    if (!route) throw new Error(`no route takes ${request.path}`);
    const forwarded = this.state.setup.trustedPeer ? request.headers['X-Forwarded-For'] : undefined;
    return {
      id: `019ab000-0000-0000-0000-${String(++this.count).padStart(12, '0')}`,
      at: nowMs,
      method: request.method,
      url: Buffer.from(request.path, 'utf8').toString('latin1'),
      headers: Object.entries(request.headers).flat(),
      body: request.body?.toString('base64') ?? '',
      size: request.body?.length ?? 0,
      ip: forwarded ?? '127.0.0.1',
      https: false,
      ...route,
    };
  }
}

function rowOf(id: string, campaignId: number, atMs: number): StoredClick {
  const zero = { creativeId: 0, supplyId: 0, siteId: 0, sourceId: 0, referrerId: 0, regionId: 0, cityId: 0, modelId: 0, landingPageId: 0, country: 0, device: 0, os: 0, browser: 0, language: 0 };
  return { id, clickedAt: new Date(atMs), campaignId, offerId: campaignId, ...zero, flags: 0, subs: null };
}
