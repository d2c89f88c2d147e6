import type { Queryable } from '#database';
import type { Dictionary } from '../store/dictionary.store.js';
import type { DimensionName } from '../store/dimension-codes.js';
import type { ClickFilter } from './click-log.store.js';
import type { ClickSearch } from './click-shapes.js';
import { bitOf } from './flag-words.js';

/** A search's conditions as the database holds them. undefined: a value is asked for that no click ever had. */
export async function filterOf(
  db: Queryable,
  dictionary: Dictionary,
  query: ClickSearch,
  advertiserId: number | undefined,
): Promise<ClickFilter | undefined> {
  const idOf = async (dimension: DimensionName, value: string | undefined) =>
    value === undefined ? undefined : ((await dictionary.findId(db, dimension, value)) ?? NOBODY);
  const { flag, not_flag: without } = query;
  const filter = {
    campaignId: query.campaign_id,
    offerId: query.offer_id,
    landingPageId: query.landing_page_id,
    supplyId: await idOf('supply', query.supply_id),
    siteId: await idOf('site', query.site_id),
    creativeId: await idOf('creative', query.creative_id),
    sourceId: await idOf('source', query.source),
    country: await idOf('country', query.country?.toUpperCase()),
    flagsSet: flag === undefined || flag === 'duplicate' ? 0 : bitOf(flag),
    flagsUnset: (flag === 'duplicate' ? bitOf('unique') | bitOf('bot') : 0) | (without === undefined ? 0 : bitOf(without)),
    advertiserId,
  };
  return Object.values(filter).includes(NOBODY) ? undefined : filter;
}

/** No dictionary id: they begin at 1, and 0 is 'not given'. */
const NOBODY = -1;
