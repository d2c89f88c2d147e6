import { readFileSync } from 'node:fs';
import type { Campaign, PostbackSource } from '#campaigns';
import { parseDecimal, parseRate } from '#kernel';
import { setups, type Setup } from './setups.js';

interface FixtureCampaign {
  readonly inherits?: string;
  readonly currency?: string;
  readonly default_payout?: string | null;
  readonly attribution_window_days?: number;
  readonly min_click_to_conversion_s?: number;
  readonly repeat_mode?: string;
  readonly payout_source?: string;
  readonly daily_conversion_cap?: number;
  readonly status?: string;
}
interface Fixtures {
  readonly fx: Readonly<Record<string, string>>;
  readonly campaigns: Readonly<Record<string, FixtureCampaign>>;
  readonly clicks: Readonly<Record<string, { readonly campaign: string; readonly age: string }>>;
}

const fixtures = JSON.parse(readFileSync(new URL('fixtures.json', import.meta.url), 'utf8')) as Fixtures;

/** A click as another tracker's, to be known by the text of its id. */
export interface StateClick {
  readonly text: string;
  readonly campaignId: number;
  readonly ageMs: number;
}

/** What a vector finds when it runs: the state of fixtures.json, with its own setup laid over it. */
export interface VectorState {
  readonly campaigns: readonly Campaign[];
  readonly sources: readonly PostbackSource[];
  readonly clicks: readonly StateClick[];
  readonly rates: ReadonlyMap<string, string>;
  /** campaign ids whose cap is reached */
  readonly capped: readonly number[];
  readonly setup: Setup;
}

/** Keys that setups name in paths. */
export const FOREIGN_CLICK = 'clk_foreign_0001';
export const KEY_OF_A = 'key_of_a_0001';

export function stateFor(vectorName: string): VectorState {
  const setup = setups[vectorName] ?? {};
  const names = [...Object.keys(fixtures.campaigns), 'C_FOREIGN'];
  const numberOf = (name: string) => names.indexOf(name) + 1;
  const campaigns = names.map((name) => campaignOf(name, numberOf(name), setup));
  const sources = names.map((name) => sourceOf(name, numberOf(name), setup));
  const clicks = Object.entries({ ...fixtures.clicks, [FOREIGN_CLICK]: { campaign: 'C_FOREIGN', age: '1h' } }).map(([text, click]) => ({
    text,
    campaignId: numberOf(setup.oneCampaign && text.startsWith('c384') ? 'C_DEFAULT' : click.campaign),
    ageMs: ageOf(click.age),
  }));
  const rates = new Map(Object.entries(fixtures.fx).map(([pair, rate]) => [pair.slice(0, 3), rate]));
  for (const rate of rates.values()) if (parseRate(rate) === undefined) throw new Error(`fixtures.json: ${rate} is no rate`);
  return { campaigns, sources, clicks, rates, capped: [numberOf('C_CAP')], setup };
}

function inherited(name: string): FixtureCampaign {
  const own = fixtures.campaigns[name] ?? { inherits: 'C_DEFAULT' };
  return own.inherits ? { ...inherited(own.inherits), ...own } : own;
}

function campaignOf(name: string, id: number, setup: Setup): Campaign {
  const fixture = inherited(name);
  return {
    id,
    key: name.toLowerCase(),
    name,
    advertiserId: name === 'C_FOREIGN' ? 2 : 1,
    sourceId: id,
    status: fixture.status?.startsWith('paused') ? 'paused' : 'active',
    fallbackUrl: null,
    timeZone: 'UTC',
    currency: fixture.currency ?? 'USD',
    defaultPayout: fixture.default_payout ? (parseDecimal(fixture.default_payout) ?? null) : null,
    payoutSource: fixture.payout_source?.startsWith('fixed') ? 'fixed' : 'parameter',
    attributionWindowDays: fixture.attribution_window_days ?? 30,
    minClickToConversionS: fixture.min_click_to_conversion_s ?? 0,
    repeatMode: fixture.repeat_mode?.startsWith('edit') ? 'replace' : fixture.repeat_mode?.startsWith('increment') ? 'add' : 'ignore',
    requireTxid: false,
    events: [],
    unknownEvents: 'accept',
    holdHours: null,
    dedupeScope: setup.oneCampaign ? 'offer' : 'click',
    dailyConversionCap: fixture.daily_conversion_cap ?? null,
    overCap: 'reject',
    redirect: '302',
    costModel: 'none',
    costAmount: null,
    costCurrency: null,
    tags: [],
    extra: {},
    version: 1,
    offers: [{ id, name: 'offer', url: 'http://advertiser.example/?c={click_id}', payout: 5_000_000n, currency: 'USD', weight: 100, status: 'active' }],
  };
}

const AUTH: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  C_TOKEN: [{ scheme: 'token', token: 'tok_9f2b', params: ['token', 'security_token', 'secure', 'key', 'verification_token'] }],
  C_HMAC: [{ scheme: 'hmac_sha256', secret: 's3cr3t', param: 'sig' }],
  C_MD5: [{ scheme: 'md5', secret: '0ffer', param: 'signature', parts: ['subId', 'transId', 'reward'] }],
  C_IP: [{ scheme: 'ip', allow: ['198.51.100.0/24'] }],
};

function sourceOf(name: string, id: number, setup: Setup): PostbackSource {
  const auth = AUTH[name];
  return {
    id,
    key: name === 'C_DEFAULT' ? 'e89bcbe' : name === 'C_UPSELL' ? KEY_OF_A : `key_${name.toLowerCase()}`,
    advertiserId: name === 'C_FOREIGN' ? 2 : 1,
    name: `source of ${name}`,
    preset: setup.preset ?? 'generic',
    settings: { ...setup.settings, ...(auth && { auth }) },
    status: 'active',
    version: 1,
  };
}

function ageOf(age: string): number {
  const match = /^(\d+)([dhms])$/.exec(age);
  const unit = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }[match?.[2] ?? 's'] ?? 1000;
  return Number(match?.[1] ?? 0) * unit;
}
