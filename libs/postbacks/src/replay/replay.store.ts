import { Injectable } from '@nestjs/common';
import { Database } from '#database';

/** Bounds are uuids: a receipt starts with its time. */
export interface ReplayFilter {
  readonly afterId: string;
  readonly beforeId: string;
  readonly reason: string | undefined;
  readonly clickUuid: string | undefined;
  readonly clickText: string | undefined;
  readonly campaignId: number | 'none' | undefined;
  readonly sourceId: number | undefined;
  readonly ids: readonly string[] | undefined;
}

const COUNTED_UP_TO = 100_000;

const MATCHING = `
  FROM postbacks p
  WHERE p.outcome = 'rejected' AND p.id > $1::uuid AND p.id < $2::uuid AND ($3::text IS NULL OR p.reason = $3)
    AND (($4::uuid IS NULL AND $5::text IS NULL) OR p.click_id = $4 OR p.click_text = $5)
    AND ($6::int IS NULL OR p.campaign_id = $6) AND (NOT $7::boolean OR p.campaign_id IS NULL) AND ($8::int IS NULL OR p.source_id = $8)
    AND ($9::uuid[] IS NULL OR p.id = ANY($9))`;

/** Finds rejected hits to be decided again. */
@Injectable()
export class ReplayStore {
  constructor(private readonly db: Database) {}

  /** Oldest first, as they were received. Walks the primary key through the partitions of the range. */
  async rejected(filter: ReplayFilter, limit: number): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(`SELECT DISTINCT p.id ${MATCHING} ORDER BY p.id LIMIT $10`, [
      ...valuesOf(filter),
      limit,
    ]);
    return rows.map(({ id }) => id);
  }

  /** How many there are, counted up to 100,000. */
  async count(filter: ReplayFilter): Promise<number> {
    const { rows } = await this.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT DISTINCT p.id ${MATCHING} LIMIT $10) matching`,
      [...valuesOf(filter), COUNTED_UP_TO],
    );
    return rows[0]?.n ?? 0;
  }
}

function valuesOf(filter: ReplayFilter): unknown[] {
  const { campaignId } = filter;
  return [
    filter.afterId,
    filter.beforeId,
    filter.reason ?? null,
    filter.clickUuid ?? null,
    filter.clickText ?? null,
    campaignId === 'none' ? null : (campaignId ?? null),
    campaignId === 'none',
    filter.sourceId ?? null,
    filter.ids ?? null,
  ];
}
