import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import type { Erased } from './erase-shapes.js';

/** Clicks of one person at most; more than that is no person's external id. */
const MAX_CLICKS = 1_000;

/** What one person's clicks were found by, and their ids. */
export interface FoundPerson {
  readonly clickIds: readonly string[];
  /** texts by which hits may name them: to find records that never became rows */
  readonly texts: readonly string[];
}

/**
 * Overwrites what is personal of one person's clicks and hits. Rows, dimensions, money and counts stay, so no report changes.
 * It stands in reporting because it has to know every table that a person leaves traces in.
 */
@Injectable()
export class ErasePersonStore {
  constructor(private readonly db: Database) {}

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.db.transaction(work);
  }

  /** Our own click by its uuid; imported ids by the primary key of imported_clicks. */
  async findByClickId(tx: Queryable, given: { uuid: string | undefined; text: string }): Promise<readonly string[]> {
    const { rows } = await tx.query<{ id: string }>(
      `SELECT id FROM click_details WHERE id = $1::uuid UNION SELECT id FROM clicks WHERE id = $1::uuid
       UNION SELECT click_id FROM postbacks WHERE click_id = $1::uuid UNION SELECT click_id FROM imported_clicks WHERE external_id = $2`,
      [given.uuid ?? null, given.text],
    );
    return rows.map(({ id }) => id);
  }

  /** Reads all details: external ids have no index, and this is asked for rarely. */
  async findByExternalId(tx: Queryable, externalId: string): Promise<readonly string[]> {
    const { rows } = await tx.query<{ id: string }>(`SELECT id FROM click_details WHERE external_id = $1 LIMIT ${MAX_CLICKS + 1}`, [
      externalId,
    ]);
    return rows.map(({ id }) => id);
  }

  isTooMany(clickIds: readonly string[]): boolean {
    return clickIds.length > MAX_CLICKS;
  }

  /** Whether a hit of theirs is still to be decided: it needs what would be overwritten. */
  async hasWaiting(tx: Queryable, clickIds: readonly string[]): Promise<boolean> {
    const { rowCount } = await tx.query(`SELECT FROM postbacks WHERE click_id = ANY ($1::uuid[]) AND outcome = 'waiting' LIMIT 1`, [
      clickIds,
    ]);
    return rowCount === 1;
  }

  /** Relies on primary keys and on postbacks_click. */
  async erase(tx: Queryable, { clickIds, texts }: FoundPerson): Promise<Erased> {
    await tx.query(
      `UPDATE click_details SET ip = NULL, user_agent = '', referrer = '', external_id = '', query = '', target = '' WHERE id = ANY ($1::uuid[])`,
      [clickIds],
    );
    // The id of another tracker leads to the person there. Without it later postbacks of this click find nothing, which is meant.
    await tx.query('DELETE FROM imported_clicks WHERE click_id = ANY ($1::uuid[])', [clickIds]);
    await tx.query(
      `UPDATE postback_raws SET url = '', headers = '{}', body = NULL, ip = NULL, steps = '[]' WHERE id IN (SELECT id FROM postbacks WHERE click_id = ANY ($1::uuid[]))`,
      [clickIds],
    );
    const hits = await tx.query('UPDATE postbacks SET imported_id = NULL, click_text = NULL WHERE click_id = ANY ($1::uuid[])', [clickIds]);
    const conversions = await tx.query(`UPDATE conversions SET imported_id = NULL, custom = '{}' WHERE click_id = ANY ($1::uuid[])`, [
      clickIds,
    ]);
    const kept = await tx.query(
      `UPDATE quarantine SET record = '', error = 'erased' WHERE EXISTS (SELECT FROM unnest($1::text[]) t WHERE position(t IN record) > 0)`,
      [texts],
    );
    return {
      clicks: clickIds.length,
      postbacks: hits.rowCount ?? 0,
      conversions: conversions.rowCount ?? 0,
      quarantined: kept.rowCount ?? 0,
    };
  }
}
