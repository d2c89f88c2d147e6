import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { firstUuidAt } from '#kernel';
import { namesOneOf } from '../names-one-of.js';
import type { FoundPerson } from '../person-shapes.js';

/** An erasure that waits for what was unfinished when it was asked for. */
export interface OpenErasure extends FoundPerson {
  readonly id: string;
  readonly askedAt: Date;
}

export interface ErasedRows {
  readonly clicks: number;
  readonly postbacks: number;
  readonly conversions: number;
  readonly quarantined: number;
}

/** A hit is at most this much older than the moment it is written down. */
const HIT_LAG_MS = 86_400_000;

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

  /** Whether a hit of theirs is still to be decided (all of it, when it is a JSON array), or batches of before `beforeMs` lie in the inbox. */
  async hasUndecided(tx: Queryable, clickIds: readonly string[], beforeMs: number): Promise<boolean> {
    const { rows } = await tx.query<{ undecided: boolean }>(
      `SELECT EXISTS (SELECT FROM postbacks p JOIN postbacks w ON w.id = p.id AND w.outcome = 'waiting' WHERE p.click_id = ANY ($1::uuid[])) OR EXISTS (SELECT FROM inbox WHERE stored_at < $2) AS undecided`,
      [clickIds, new Date(beforeMs)],
    );
    return rows[0]?.undecided ?? false;
  }

  /**
   * Relies on primary keys and on postbacks_click.
   *
   * isLast  false: hits that wait keep what they are decided by, and an id of another tracker still leads to its click
   */
  async erase(tx: Queryable, { clickIds, texts }: FoundPerson, isLast: boolean): Promise<ErasedRows> {
    await tx.query(
      `UPDATE click_details SET ip = NULL, user_agent = '', referrer = '', external_id = '', query = '', target = '' WHERE id = ANY ($1::uuid[])`,
      [clickIds],
    );
    // The id of another tracker leads to the person there. Without it later postbacks of this click find nothing, which is meant.
    if (isLast) await tx.query('DELETE FROM imported_clicks WHERE click_id = ANY ($1::uuid[])', [clickIds]);
    const decided = `click_id = ANY ($1::uuid[]) AND (${isLast} OR outcome <> 'waiting')`;
    // Other elements of a JSON array are decided by the same bytes.
    await tx.query(
      `UPDATE postback_raws r SET url = '', headers = '{}', body = NULL, ip = NULL, steps = '[]' WHERE id IN (SELECT id FROM postbacks WHERE ${decided})
         AND NOT EXISTS (SELECT FROM postbacks w WHERE w.id = r.id AND w.outcome = 'waiting')`,
      [clickIds],
    );
    const hits = await tx.query(`UPDATE postbacks SET imported_id = NULL, click_text = NULL, did_you_mean = NULL WHERE ${decided}`, [
      clickIds,
    ]);
    const conversions = await tx.query(`UPDATE conversions SET imported_id = NULL, custom = '{}' WHERE click_id = ANY ($1::uuid[])`, [
      clickIds,
    ]);
    const aside = await this.eraseQuarantined(tx, [...texts, ...clickIds]);
    return {
      clicks: clickIds.length,
      postbacks: hits.rowCount ?? 0,
      conversions: conversions.rowCount ?? 0,
      quarantined: aside,
    };
  }

  /** A record gets there once in a blue moon: the table is small, and read whole. */
  private async eraseQuarantined(tx: Queryable, needles: readonly string[]): Promise<number> {
    const { rows } = await tx.query<{ id: string; record: string }>('SELECT id, record FROM quarantine');
    const ids = rows.filter(({ record }) => namesOneOf(record, needles)).map(({ id }) => id);
    if (ids.length > 0) await tx.query(`UPDATE quarantine SET record = '', error = 'erased' WHERE id = ANY ($1::uuid[])`, [ids]);
    return ids.length;
  }

  async remember(tx: Queryable, { clickIds, texts }: FoundPerson): Promise<void> {
    await tx.query('INSERT INTO erasures (click_ids, texts) VALUES ($1, $2)', [clickIds, texts]);
  }

  /** Oldest first. The table holds what was asked for in the last minutes. */
  async open(): Promise<OpenErasure[]> {
    const { rows } = await this.db.query<{ id: string; click_ids: string[]; texts: string[]; asked_at: Date }>(
      'SELECT id, click_ids, texts, asked_at FROM erasures ORDER BY asked_at LIMIT 100',
    );
    return rows.map((row) => ({ id: row.id, clickIds: row.click_ids, texts: row.texts, askedAt: row.asked_at }));
  }

  /** Erases once more what has become rows since, also hits that name the person and found no click; forgets the erasure with it. */
  async finish(tx: Queryable, erasure: OpenErasure): Promise<void> {
    await this.erase(tx, erasure, true);
    const unmatched = 'id >= $1::uuid AND click_text = ANY ($2::text[])';
    const values = [firstUuidAt(erasure.askedAt.getTime() - HIT_LAG_MS), erasure.texts];
    await tx.query(
      `UPDATE postback_raws SET url = '', headers = '{}', body = NULL, ip = NULL, steps = '[]' WHERE id IN (SELECT id FROM postbacks WHERE ${unmatched})`,
      values,
    );
    await tx.query(`UPDATE postbacks SET imported_id = NULL, click_text = NULL, did_you_mean = NULL WHERE ${unmatched}`, values);
    await tx.query('DELETE FROM erasures WHERE id = $1', [erasure.id]);
  }
}
