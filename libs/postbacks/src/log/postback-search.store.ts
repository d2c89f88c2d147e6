import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import type { PostbackEntry } from './postback-entry.js';
import { entryOfRow, type PostbackRow } from './postback-row.js';

/** Bounds are uuids: a receipt starts with its time. */
export interface PostbackFilter {
  readonly fromId: string;
  readonly before: { readonly id: string; readonly element: number };
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  /** a found click's uuid; hits that found none are looked for by the text they sent */
  readonly clickUuid: string | undefined;
  readonly clickText: string | undefined;
  readonly campaignId: number | 'none' | undefined;
  readonly sourceId: number | undefined;
  readonly replayId: string | undefined;
  /** only hits of this advertiser's campaigns, or that came by its own key */
  readonly advertiserId: number | undefined;
}

/** Read once, not for each row: an advertiser has few campaigns and the log many hits. */
const OWN = `(p.campaign_id = ANY (ARRAY(SELECT k.id FROM campaigns k WHERE k.advertiser_id = ADV)) AND NOT p.foreign_click)
  OR p.source_id = ANY (ARRAY(SELECT s.id FROM postback_sources s WHERE s.advertiser_id = ADV))`;

/** The log's reads for the management API. */
@Injectable()
export class PostbackSearchStore {
  /**
   * Newest first. Walks the primary key backwards through the partitions of the range, or the index of what it asks for:
   * postbacks_click and postbacks_text, postbacks_campaign, postbacks_homeless (no campaign), postbacks_source, postbacks_reason,
   * postbacks_replay.
   */
  async search(db: Queryable, filter: PostbackFilter, limit: number): Promise<PostbackEntry[]> {
    const { rows } = await db.query<PostbackRow>(
      `SELECT p.* FROM postbacks p
       WHERE p.id >= $1::uuid AND p.id <= $2::uuid AND (p.id, p.element) < ($2::uuid, $3::smallint)
         AND ($4::text IS NULL OR p.outcome = $4) AND ($5::text IS NULL OR p.reason = $5)
         AND (($6::uuid IS NULL AND $7::text IS NULL) OR p.click_id = $6 OR (p.click_id IS NULL AND p.click_text = $7))
         AND ($8::int IS NULL OR p.campaign_id = $8) AND (NOT $9::boolean OR p.campaign_id IS NULL)
         AND ($10::int IS NULL OR p.source_id = $10) AND ($11::int IS NULL OR ${OWN.replaceAll('ADV', '$11')})
         AND ($13::uuid IS NULL OR p.replay_id = $13)
       ORDER BY p.id DESC, p.element DESC LIMIT $12`,
      [
        filter.fromId,
        filter.before.id,
        filter.before.element,
        filter.outcome ?? null,
        filter.reason ?? null,
        filter.clickUuid ?? null,
        filter.clickText ?? null,
        filter.campaignId === 'none' ? null : (filter.campaignId ?? null),
        filter.campaignId === 'none',
        filter.sourceId ?? null,
        filter.advertiserId ?? null,
        limit,
        filter.replayId ?? null,
      ],
    );
    return rows.map(entryOfRow);
  }

  /** Those rows that are the advertiser's to see, oldest first. Relies on the primary key. */
  async find(
    db: Queryable,
    hits: readonly { readonly id: string; readonly element: number }[],
    advertiserId: number | undefined,
  ): Promise<PostbackEntry[]> {
    const { rows } = await db.query<PostbackRow>(
      `SELECT p.* FROM postbacks p WHERE p.id = ANY ($1::uuid[]) AND (p.id, p.element) IN (SELECT * FROM unnest($1::uuid[], $2::int[]))
         AND ($3::int IS NULL OR ${OWN.replaceAll('ADV', '$3')}) ORDER BY p.id, p.element`,
      [hits.map(({ id }) => id), hits.map(({ element }) => element), advertiserId ?? null],
    );
    return rows.map(entryOfRow);
  }

  /** Hits that made, changed or repeated a conversion, oldest first. Relies on postbacks_click. */
  async ofConversion(db: Queryable, clickUuid: string, conversionId: string, limit: number): Promise<PostbackEntry[]> {
    const { rows } = await db.query<PostbackRow>(
      `SELECT p.* FROM postbacks p WHERE p.click_id = $1 AND p.conversion_id = $2 ORDER BY p.id, p.element LIMIT $3`,
      [clickUuid, conversionId, limit],
    );
    return rows.map(entryOfRow);
  }
}
