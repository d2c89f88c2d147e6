import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ClickQuery } from '../capture/request/click-query.js';
import { ClickStore } from '../store/click.store.js';
import type { DictionaryIds, DimensionValue } from '../store/dictionary-ids.js';
import { Dictionary } from '../store/dictionary.store.js';
import type { NewClick } from '../capture/new-click.js';
import { readSubs } from '../capture/request/read-subs.js';
import { CLICK_FLAG } from '../store/stored-click.js';
import type { ImportedClick } from './import-row.js';
import { ImportedClicksStore } from './imported-clicks.store.js';

const IMPORTED_DIMENSIONS = {
  supply: 'supply_id',
  site: 'site_id',
  creative: 'creative_id',
  source: 'source',
  country: 'country',
} as const;
type ImportedDimension = keyof typeof IMPORTED_DIMENSIONS;

/** Writes batches of imported clicks: the ids that are still free, and their rows, in one transaction. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly db: Database,
    private readonly imported: ImportedClicksStore,
    private readonly clicks: ClickStore,
    private readonly dictionary: Dictionary,
  ) {}

  /** returns  how many were new; of rows with the same id the first is written */
  async write(batch: readonly ImportedClick[]): Promise<number> {
    const byId = new Map<string, ImportedClick>();
    for (const click of batch) if (!byId.has(click.externalId)) byId.set(click.externalId, click);
    const ids = await this.dictionary.idsOf(this.db, [...byId.values()].flatMap(dimensionValues));
    return this.db.transaction(async (tx) => {
      const free = await this.imported.claim(tx, [...byId.values()]);
      await this.clicks.writeBatch(
        tx,
        [...byId.values()].filter(({ externalId }) => free.has(externalId)).map((click) => newClick(click, ids)),
      );
      return free.size;
    });
  }
}

function dimensionValues({ query }: ImportedClick): DimensionValue[] {
  const given = new ClickQuery(query);
  const named = (Object.keys(IMPORTED_DIMENSIONS) as ImportedDimension[]).map((dimension) => ({
    dimension,
    value: given.get(IMPORTED_DIMENSIONS[dimension]),
  }));
  return [...named, ...readSubs(given).map((value) => ({ dimension: 'sub' as const, value }))];
}

function newClick(click: ImportedClick, ids: DictionaryIds): NewClick {
  const given = new ClickQuery(click.query);
  const id = (dimension: ImportedDimension) => ids.get(dimension, given.get(IMPORTED_DIMENSIONS[dimension]));
  const subs = readSubs(given);
  return {
    click: {
      id: click.uuid,
      clickedAt: new Date(click.clickedAtMs),
      campaignId: click.campaign.id,
      offerId: click.offerId,
      creativeId: id('creative'),
      supplyId: id('supply'),
      siteId: id('site'),
      sourceId: id('source'),
      referrerId: 0,
      regionId: 0,
      cityId: 0,
      modelId: 0,
      landingPageId: 0,
      country: id('country'),
      device: 0,
      os: 0,
      browser: 0,
      language: 0,
      flags: CLICK_FLAG.imported,
      subs: subs.length === 0 ? null : subs.map((value) => ids.get('sub', value) || null),
    },
    costMicros: click.costMicros,
    details: {
      ip: null,
      userAgent: '',
      referrer: '',
      externalId: given.get('external_id').slice(0, 256),
      query: click.query,
      target: '',
      campaignVersion: click.campaign.version,
    },
  };
}
