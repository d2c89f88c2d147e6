import { formatAmount } from '#kernel';
import type { DimensionName } from '../store/dimension-codes.js';
import type { StoredClick } from '../store/stored-click.js';
import type { LoggedClick } from './click-log.store.js';
import type { ClickJson } from './click-shapes.js';
import { flagsOf } from './flag-words.js';

export interface ShowTools {
  /** BASE_CURRENCY */
  readonly currency: string;
  clickIdOf(uuid: string): string;
  valuesOf(dimension: DimensionName, ids: Iterable<number>): Promise<Map<number, string>>;
}

type IdField = Exclude<
  { [K in keyof StoredClick]: StoredClick[K] extends number ? K : never }[keyof StoredClick],
  'campaignId' | 'offerId' | 'landingPageId' | 'flags'
>;

const FIELDS: Readonly<Record<Exclude<DimensionName, 'sub' | 'event'>, IdField>> = {
  supply: 'supplyId',
  site: 'siteId',
  creative: 'creativeId',
  source: 'sourceId',
  referrer: 'referrerId',
  region: 'regionId',
  city: 'cityId',
  country: 'country',
  device: 'device',
  model: 'modelId',
  os: 'os',
  browser: 'browser',
  language: 'language',
};
type Shown = keyof typeof FIELDS;

/** Clicks for the API: dictionary ids as texts, one look-up per dimension for all of them. */
export async function showClicks(rows: readonly LoggedClick[], tools: ShowTools): Promise<ClickJson[]> {
  const names = Object.keys(FIELDS) as Shown[];
  const found = await Promise.all(
    names.map((name) =>
      tools.valuesOf(
        name,
        rows.map(({ click }) => click[FIELDS[name]]),
      ),
    ),
  );
  const texts = new Map(names.map((name, i) => [name, found[i]]));
  const subTexts = await tools.valuesOf(
    'sub',
    rows.flatMap(({ click }) => (click.subs ?? []).map((id) => id ?? 0)),
  );
  return rows.map(({ click, costMicros, importedId }) => {
    const text = (name: Shown) => texts.get(name)?.get(click[FIELDS[name]]) ?? null;
    return {
      click_id: importedId ?? tools.clickIdOf(click.id),
      campaign_id: String(click.campaignId),
      offer_id: click.offerId === 0 ? null : String(click.offerId),
      landing_page_id: click.landingPageId === 0 ? null : String(click.landingPageId),
      clicked_at: click.clickedAt.toISOString(),
      cost: formatAmount(costMicros),
      currency: tools.currency,
      supply_id: text('supply'),
      site_id: text('site'),
      creative_id: text('creative'),
      source: text('source'),
      referrer: text('referrer'),
      country: text('country'),
      region: text('region'),
      city: text('city'),
      device: text('device'),
      device_model: text('model'),
      os: text('os'),
      browser: text('browser'),
      language: text('language'),
      flags: flagsOf(click.flags),
      subs: Object.fromEntries((click.subs ?? []).flatMap((id, i) => (id === null ? [] : [[`sub${i + 1}`, subTexts.get(id) ?? '']]))),
    };
  });
}
