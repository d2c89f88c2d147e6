import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import { CLICK_COLUMNS, clickOfRow, type ClickRow } from '../store/click-row.js';
import type { ClickDetails } from '../capture/new-click.js';
import { CLICK_FLAG, type StoredClick } from '../store/stored-click.js';

/** A click as the log shows it. */
export interface LoggedClick {
  readonly click: StoredClick;
  readonly costMicros: bigint;
  /** the id another tracker gave it; null for our own */
  readonly importedId: string | null;
}

/** Which clicks; what is undefined does not matter. Dimension values as dictionary ids. */
export interface ClickFilter {
  readonly campaignId: number | undefined;
  readonly offerId: number | undefined;
  readonly landingPageId: number | undefined;
  readonly supplyId: number | undefined;
  readonly siteId: number | undefined;
  readonly creativeId: number | undefined;
  readonly sourceId: number | undefined;
  readonly country: number | undefined;
  /** bits that must be set, and that must not */
  readonly flagsSet: number;
  readonly flagsUnset: number;
  /** only clicks of this advertiser's campaigns */
  readonly advertiserId: number | undefined;
}

/** uuids: from included, before not */
export interface IdRange {
  readonly fromId: string;
  readonly beforeId: string;
}

type LogRow = ClickRow & { cost: string; imported_id: string | null };
type DetailRow = LogRow & {
  ip: string | null;
  user_agent: string | null;
  referrer: string | null;
  external_id: string | null;
  query: string | null;
  target: string | null;
  campaign_version: number | null;
};

const SHOWN = `${CLICK_COLUMNS}, c.cost, i.external_id AS imported_id`;
const IMPORTED = `LEFT JOIN imported_clicks i ON i.click_id = c.id AND c.flags & ${CLICK_FLAG.imported} <> 0`;

/** The click log's reads, newest first. */
@Injectable()
export class ClickLogStore {
  /**
   * Walks the primary key backwards, only through the partitions of the range; stops at the limit. Not prepared, and only with the
   * conditions asked for: so the planner sees what it can skip.
   */
  async search(db: Queryable, filter: ClickFilter, range: IdRange, limit: number): Promise<LoggedClick[]> {
    const values: unknown[] = [range.fromId, range.beforeId, limit];
    const conditions = ['c.id >= $1::uuid', 'c.id < $2::uuid'];
    for (const [column, wanted] of columnsOf(filter)) {
      if (wanted !== undefined) conditions.push(`c.${column} = $${values.push(wanted)}`);
    }
    if (filter.flagsSet !== 0) conditions.push(`c.flags & ${filter.flagsSet} = ${filter.flagsSet}`);
    if (filter.flagsUnset !== 0) conditions.push(`c.flags & ${filter.flagsUnset} = 0`);
    if (filter.advertiserId !== undefined)
      conditions.push(`c.campaign_id IN (SELECT id FROM campaigns WHERE advertiser_id = $${values.push(filter.advertiserId)})`);
    const { rows } = await db.query<LogRow>(
      `SELECT ${SHOWN} FROM clicks c ${IMPORTED} WHERE ${conditions.join(' AND ')} ORDER BY c.id DESC LIMIT $3`,
      values,
    );
    return rows.map(loggedOfRow);
  }

  /** One click by its uuid, with what is left of its details. */
  async find(
    db: Queryable,
    uuid: string,
    advertiserId: number | undefined,
  ): Promise<{ logged: LoggedClick; details: ClickDetails | undefined } | undefined> {
    const { rows } = await db.query<DetailRow>(
      `SELECT ${SHOWN}, d.ip::text AS ip, d.user_agent, d.referrer, d.external_id, d.query, d.target, d.campaign_version
       FROM clicks c ${IMPORTED} LEFT JOIN click_details d ON d.id = c.id AND d.id = $1::uuid
       WHERE c.id = $1::uuid AND ($2::int IS NULL OR c.campaign_id IN (SELECT id FROM campaigns WHERE advertiser_id = $2))`,
      [uuid, advertiserId ?? null],
    );
    const row = rows[0];
    return row && { logged: loggedOfRow(row), details: detailsOfRow(row) };
  }

  /** uuid of the click another tracker named so, byte for byte. */
  async findImported(db: Queryable, externalId: string): Promise<string | undefined> {
    if (/\0|\p{Surrogate}/u.test(externalId)) return undefined;
    const { rows } = await db.query<{ click_id: string }>(`SELECT click_id FROM imported_clicks WHERE external_id = $1`, [externalId]);
    return rows[0]?.click_id;
  }
}

function loggedOfRow(row: LogRow): LoggedClick {
  return { click: clickOfRow(row), costMicros: BigInt(row.cost), importedId: row.imported_id };
}

function detailsOfRow(row: DetailRow): ClickDetails | undefined {
  if (row.query === null || row.campaign_version === null) return undefined;
  return {
    ip: row.ip,
    userAgent: row.user_agent ?? '',
    referrer: row.referrer ?? '',
    externalId: row.external_id ?? '',
    query: row.query,
    target: row.target ?? '',
    campaignVersion: row.campaign_version,
  };
}

function columnsOf(filter: ClickFilter): [column: string, wanted: number | undefined][] {
  return [
    ['campaign_id', filter.campaignId],
    ['offer_id', filter.offerId],
    ['landing_page_id', filter.landingPageId],
    ['supply_id', filter.supplyId],
    ['site_id', filter.siteId],
    ['creative_id', filter.creativeId],
    ['source_id', filter.sourceId],
    ['country', filter.country],
  ];
}
