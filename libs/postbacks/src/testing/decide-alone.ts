import type { Campaign, PostbackSource } from '#campaigns';
import type { StoredClick } from '#clicks';
import { ConversionLedger, type Conversion } from '#conversions';
import { ClickIds, RATE_ONE } from '#kernel';
import { aCampaign, TEST_SECRET } from '#testing';
import { Dialects } from '../dialect.js';
import { judgeCases, openCases, settleCases, undecided } from '../processing/pipeline.js';
import type { PostbackCase } from '../processing/postback-case.js';
import { loadPresets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';

const presets = await loadPresets();
export const clickIds = new ClickIds({ secrets: [TEST_SECRET], prefix: 'push_' });
export const NOW_MS = Date.UTC(2026, 10, 22, 13);

/** uuid of the imported click 'known' */
export const CLICK_KNOWN = '019ab5e0-0000-0000-0000-000000000000';

export interface AloneState {
  readonly campaign?: Partial<Campaign>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** of source 1; generic unless told */
  readonly preset?: string;
  /** clicks that are stored: by imported id, minutes ago */
  readonly imported?: Readonly<Record<string, number>>;
  readonly keptSinceMs?: number;
  /** conversions counted on the cap's day so far */
  readonly counted?: number;
  readonly conversions?: readonly Conversion[];
}

/** Decides hits one after another in memory: campaign 1 of advertiser 1 (key_a), and key_b of advertiser 2. */
export function decideAlone(hits: readonly RawHit[], state: AloneState = {}): PostbackCase[] {
  const campaign = { ...CAMPAIGN, ...state.campaign };
  const sources: PostbackSource[] = [
    {
      id: 1,
      key: 'key_a',
      advertiserId: 1,
      name: 'A',
      preset: state.preset ?? 'generic',
      settings: state.settings ?? {},
      status: 'active',
      version: 1,
    },
    { id: 2, key: 'key_b', advertiserId: 2, name: 'B', preset: 'generic', settings: {}, status: 'active', version: 1 },
    { id: 3, key: 'key_old', advertiserId: 1, name: 'old', preset: 'generic', settings: {}, status: 'archived', version: 1 },
  ];
  const rules = {
    clickIds,
    nowMs: NOW_MS,
    dialects: new Dialects(presets),
    campaigns: {
      byNumber: (id: number) => (id === 1 ? campaign : undefined),
      sourceById: (id: number) => sources.find((source) => source.id === id),
      sourceByKey: (key: string) => sources.find((source) => source.key === key),
      rateOf: (currency: string) => (currency === 'USD' ? RATE_ONE : undefined),
    },
  };
  const imported = new Map(
    Object.entries(state.imported ?? { known: 60, other: 60 }).map(([text, minutes], i) => [text, row(i, NOW_MS - minutes * 60_000)]),
  );
  const clicks = { imported, byUuid: new Map<string, StoredClick>(), keptSinceMs: state.keptSinceMs ?? 0, storedUntilMs: NOW_MS };
  const ledger = new ConversionLedger(
    { conversions: state.conversions ?? [], offerKeys: new Map(), caps: new Map([['1/2026-11-22', state.counted ?? 0]]) },
    rules.campaigns.rateOf,
  );
  return hits.flatMap((hit) => {
    const cases = openCases(hit, rules);
    judgeCases(cases, rules, clicks);
    settleCases(undecided(cases), ledger);
    return cases;
  });
}

const CAMPAIGN = aCampaign();

function row(i: number, atMs: number): StoredClick {
  const zero = {
    creativeId: 0,
    supplyId: 0,
    siteId: 0,
    sourceId: 0,
    referrerId: 0,
    regionId: 0,
    cityId: 0,
    modelId: 0,
    landingPageId: 0,
    country: 0,
    device: 0,
    os: 0,
    browser: 0,
    language: 0,
  };
  return {
    id: `019ab5e0-0000-0000-0000-${String(i).padStart(12, '0')}`,
    clickedAt: new Date(atMs),
    campaignId: 1,
    offerId: 1,
    ...zero,
    flags: 0,
    subs: null,
  };
}
