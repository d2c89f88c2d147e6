import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { CLICK_FLAG } from '../store/stored-click.js';
import type { ClickOutRecord } from './click-out-record.js';

const COUNTED_AT_ONCE = 5_000;

/** A click as a click-out needs it. */
interface LandedRow {
  offer_id: number;
  query: string | null;
}

/** Visitors of landing pages who went on to an offer. */
@Injectable()
export class ClickOutStore {
  constructor(private readonly db: Database) {}

  /** The click that brought a visitor to the landing page. Primary keys. */
  async findLanded(clickId: string): Promise<{ offerId: number; query: string } | undefined> {
    const { rows } = await this.db.query<LandedRow>(
      `SELECT c.offer_id, d.query FROM clicks c LEFT JOIN click_details d ON d.id = c.id AND d.id = $1::uuid WHERE c.id = $1::uuid`,
      [clickId],
      'click_landed',
    );
    const row = rows[0];
    return row && { offerId: row.offer_id, query: row.query ?? '' };
  }

  /** All steps of one click, oldest first. Primary key. */
  async list(clickId: string): Promise<{ at: string; offer_id: string }[]> {
    const { rows } = await this.db.query<{ at: Date; offer_id: number }>(
      `SELECT at, offer_id FROM click_outs WHERE click_id = $1::uuid ORDER BY at LIMIT 100`,
      [clickId],
    );
    return rows.map(({ at, offer_id }) => ({ at: at.toISOString(), offer_id: String(offer_id) }));
  }

  /**
   * Counts those whose click is stored: one fact per click, at the click's time and with its dimensions, but on the offer that was
   * reached. A bot's count for nothing. Rows and batch mark appear together; a second counter beside this one takes none twice.
   *
   * returns  how many were looked at; 0: none is left whose click is there
   */
  async count(): Promise<number> {
    const { rows } = await this.db.query<{ n: number }>(COUNT, [], 'click_outs_count');
    return rows[0]?.n ?? 0;
  }

  /** Ends the wait for clicks that never came, and forgets those of clicks before `clickId` (uuids begin with their time). */
  async forget(clickId: string): Promise<void> {
    await this.db.query(`UPDATE click_outs SET counted = true WHERE NOT counted AND at < now() - interval '1 day'`);
    await this.db.query(`DELETE FROM click_outs WHERE click_id < $1::uuid`, [clickId]);
  }
}

// Relies on click_outs_uncounted and the primary key of clicks. The fact's key is the click's own: one per click, whatever comes twice.
const COUNT = `
  WITH mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
  ready AS MATERIALIZED (
    SELECT o.click_id, o.at AS out_at, o.offer_id AS reached, c.* FROM click_outs o JOIN clicks c ON c.id = o.click_id
    WHERE NOT o.counted ORDER BY o.click_id, o.at LIMIT ${COUNTED_AT_ONCE} FOR UPDATE OF o SKIP LOCKED),
  written AS (
    INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, event_id, model_id, landing_page_id, country, device, os, browser, language, subs,
      pending, approved, rejected, revenue, revenue_approved, cost, delay_s, lander_clicks)
    SELECT DISTINCT ON (click_id) click_id, click_id, 0, (SELECT batch FROM mark), at, out_at, campaign_id, reached, creative_id, supply_id, site_id, source_id,
      referrer_id, region_id, city_id, 0, model_id, landing_page_id, country, device, os, browser, language, subs, 0, 0, 0, 0, 0, 0, 0, 1
    FROM ready WHERE flags & ${CLICK_FLAG.bot} = 0 ORDER BY click_id, out_at
    ON CONFLICT DO NOTHING RETURNING 1),
  marked AS (INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0),
  done AS (UPDATE click_outs o SET counted = true FROM ready r WHERE o.click_id = r.click_id AND o.at = r.out_at)
  SELECT count(*)::int AS n FROM ready`;

/** Writes click-outs down; what is there already stays. Sorted by key: overlapping batches in different orders would deadlock. */
export async function writeClickOuts(tx: Queryable, outs: readonly ClickOutRecord[]): Promise<void> {
  if (outs.length === 0) return;
  const sorted = [...outs].sort((a, b) => (a.out === b.out ? a.at - b.at : a.out < b.out ? -1 : 1));
  await tx.query(
    `INSERT INTO click_outs (click_id, at, offer_id)
     SELECT u.id, to_timestamp(u.ms / 1000.0), u.offer FROM unnest($1::uuid[], $2::float8[], $3::int[]) u(id, ms, offer) ON CONFLICT DO NOTHING`,
    [sorted.map(({ out }) => out), sorted.map(({ at }) => at), sorted.map(({ offer }) => offer)],
    'click_outs_write',
  );
}
