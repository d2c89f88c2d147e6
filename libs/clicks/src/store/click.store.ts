import { Injectable } from '@nestjs/common';
import { plainArray, textArray, unnested, type Queryable } from '#database';
import { CLICK_COLUMNS, clickOfRow, type ClickRow } from './click-row.js';
import type { NewClick } from '../capture/new-click.js';
import { CLICK_FLAG, type StoredClick } from './stored-click.js';

/** Reads clicks by id and writes them in batches. */
@Injectable()
export class ClickStore {
  /**
   * Clicks by their uuids, keyed by uuid; absent ones are absent. The offer is the one the visitor reached: behind a landing page that
   * may be another than the one chosen at the click.
   * Relies on the primary key: the join lets the planner skip all days but the ids' own (`= ANY` took four times as long).
   */
  async findByIds(db: Queryable, uuids: readonly string[]): Promise<Map<string, StoredClick>> {
    if (uuids.length === 0) return new Map();
    const sorted = [...new Set(uuids)].sort();
    const { rows } = await db.query<ClickRow & { reached: number | null }>(
      `SELECT ${CLICK_COLUMNS}, o.reached FROM unnest($1::uuid[]) w(id) JOIN clicks c ON c.id = w.id ${REACHED} WHERE c.id BETWEEN $2::uuid AND $3::uuid`,
      [plainArray(sorted), sorted[0], sorted.at(-1)],
      'clicks_find',
    );
    return new Map(rows.map((row) => [row.id, clickOfRow({ ...row, offer_id: row.reached ?? row.offer_id })]));
  }

  /**
   * Clicks by the ids another tracker gave them, compared byte for byte; keyed by that id.
   * Relies on imported_clicks' primary key. Texts PostgreSQL cannot hold (NUL, lone surrogates) are never found.
   */
  async findImported(db: Queryable, externalIds: readonly string[]): Promise<Map<string, StoredClick>> {
    const storable = [...new Set(externalIds)].filter((id) => id !== '' && !/\0|\p{Surrogate}/u.test(id)).sort();
    if (storable.length === 0) return new Map();
    const { rows } = await db.query<ClickRow & { external_id: string }>(
      `SELECT i.external_id, ${CLICK_COLUMNS}
       FROM unnest($1::text[]) w(external_id) JOIN imported_clicks i ON i.external_id = w.external_id JOIN clicks c ON c.id = i.click_id`,
      [storable],
      'clicks_find_imported',
    );
    return new Map(rows.map((row) => [row.external_id, clickOfRow(row)]));
  }

  /**
   * Writes clicks with their batch's mark, then their details. A click that is there already stays as it is;
   * a batch of nothing new leaves no mark.
   *
   * tx       one transaction per batch: mark and rows must appear together
   * capped   campaigns whose clicks are counted by the day, for their caps
   * returns  how many clicks were new
   */
  async writeBatch(tx: Queryable, clicks: readonly NewClick[], capped: readonly number[] = []): Promise<number> {
    if (clicks.length === 0) return 0;
    // Sorted by key: overlapping batches written in different orders would deadlock.
    const sorted = [...clicks].sort((a, b) => (a.click.id < b.click.id ? -1 : 1));
    const rows = sorted.map((one) => one.click);
    const details = sorted.map((one) => one.details);
    const ids = plainArray(rows.map((row) => row.id));
    const ints = (pick: (row: StoredClick) => number) => plainArray(rows.map(pick));
    const { rows: marked } = await tx.query<{ n: number }>(
      capped.length === 0 ? WRITE_CLICKS : WRITE_COUNTED_CLICKS,
      [
        ids,
        plainArray(rows.map((row) => row.clickedAt.toISOString())),
        plainArray(sorted.map((one) => one.costMicros)),
        ints((row) => row.campaignId),
        ints((row) => row.offerId),
        ints((row) => row.creativeId),
        ints((row) => row.supplyId),
        ints((row) => row.siteId),
        ints((row) => row.sourceId),
        ints((row) => row.referrerId),
        ints((row) => row.regionId),
        ints((row) => row.cityId),
        ints((row) => row.country),
        ints((row) => row.device),
        ints((row) => row.os),
        ints((row) => row.browser),
        ints((row) => row.language),
        ints((row) => row.flags),
        textArray(rows.map((row) => subsText(row.subs))),
        ints((row) => row.modelId),
        ints((row) => row.landingPageId),
        ...(capped.length === 0 ? [] : [plainArray(capped)]),
      ],
      capped.length === 0 ? 'clicks_write' : 'clicks_write_counted',
    );
    await tx.query(
      `INSERT INTO click_details (id, ip, user_agent, referrer, external_id, query, target, campaign_version)
       SELECT * FROM ${WRITTEN_DETAILS}
       ON CONFLICT DO NOTHING`,
      [
        ids,
        plainArray(details.map((one) => one.ip)),
        textArray(details.map((one) => one.userAgent)),
        textArray(details.map((one) => one.referrer)),
        textArray(details.map((one) => one.externalId)),
        textArray(details.map((one) => one.query)),
        textArray(details.map((one) => one.target)),
        plainArray(details.map((one) => one.campaignVersion)),
      ],
      'click_details_write',
    );
    return marked[0]?.n ?? 0;
  }
}

// Index: primary key of click_outs, looked at only for clicks that landed on a page.
const REACHED = `LEFT JOIN LATERAL (
  SELECT offer_id AS reached FROM click_outs WHERE click_id = c.id AND c.landing_page_id <> 0 ORDER BY at DESC LIMIT 1) o ON true`;

const WRITTEN_DETAILS = unnested({
  id: 'uuid',
  ip: 'inet',
  user_agent: 'text',
  referrer: 'text',
  external_id: 'text',
  query: 'text',
  target: 'text',
  campaign_version: 'int',
});

// In the order of writeBatch's parameters. subs: an array per row, as its text.
const WRITTEN = {
  id: 'uuid',
  at: 'timestamptz',
  cost: 'bigint',
  campaign_id: 'int',
  offer_id: 'int',
  creative_id: 'int',
  supply_id: 'int',
  site_id: 'int',
  source_id: 'int',
  referrer_id: 'int',
  region_id: 'int',
  city_id: 'int',
  country: 'smallint',
  device: 'smallint',
  os: 'smallint',
  browser: 'smallint',
  language: 'smallint',
  flags: 'smallint',
  subs: 'text',
  model_id: 'int',
  landing_page_id: 'int',
};
const NAMES = Object.keys(WRITTEN).join(', ');

const writeClicks = (counting: string) => `
  WITH mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
  written AS (
    INSERT INTO clicks (${NAMES}, batch)
    SELECT ${NAMES.replace('subs', 'subs::int[]')}, (SELECT batch FROM mark) FROM ${unnested(WRITTEN)}
    ON CONFLICT DO NOTHING RETURNING campaign_id, offer_id, at, flags)${counting}
  INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0 RETURNING n`;

const WRITE_CLICKS = writeClicks('');
// Offer 0 is the campaign itself. Bots do not use up a cap. In key order, as every worker does: no deadlock.
const WRITE_COUNTED_CLICKS = writeClicks(`,
  counted AS (
    INSERT INTO cap_clicks (campaign_id, offer_id, day, n)
    SELECT w.campaign_id, o.offer_id, (w.at AT TIME ZONE c.time_zone)::date, count(*)
    FROM written w JOIN campaigns c ON c.id = w.campaign_id CROSS JOIN LATERAL (VALUES (0), (w.offer_id)) o(offer_id)
    WHERE c.id = ANY($22::int[]) AND w.flags & ${CLICK_FLAG.bot} = 0
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (campaign_id, offer_id, day) DO UPDATE SET n = cap_clicks.n + excluded.n)`);

function subsText(subs: StoredClick['subs']): string | null {
  return subs && `{${subs.map((id) => id ?? 'NULL').join(',')}}`;
}
