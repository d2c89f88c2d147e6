import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Queryable } from '#database';
import { cleanText } from '../capture/request/clean-text.js';
import { DIMENSION, type DimensionName } from './dimension-codes.js';
import { DictionaryIds, keyOf, type DimensionValue } from './dictionary-ids.js';

/** Smallint dimensions share one sequence of 32,767: a flood of made-up values of one must not use up the others' numbers. */
const SMALL_DIMENSION_LIMIT = 4_000;
const CACHED_VALUES = 200_000;

/**
 * Text values of dimensions as numbers and back. Values are cut to 256 characters, without control characters;
 * '' is 0, "not given". An id never changes, so both directions are cached without expiry.
 */
@Injectable()
export class Dictionary {
  private readonly idByValue = new LRUCache<string, number>({ max: CACHED_VALUES });
  private readonly valueById = new LRUCache<string, string>({ max: CACHED_VALUES });

  /**
   * Ids for values, made where they are new.
   *
   * db      the process's Database, not a transaction: what is cached must outlive a rollback of the caller's
   * wanted  any order, repeats welcome
   * throws  what the database throws; nothing half-known is cached
   */
  async idsOf(db: Queryable, wanted: readonly DimensionValue[]): Promise<DictionaryIds> {
    const found = new Map<string, number>();
    const missing = new Map<string, { code: number; small: boolean; value: string; asked: string[] }>();
    for (const { dimension, value } of wanted) {
      if (value === '') continue;
      const { code, small } = DIMENSION[dimension];
      const asked = keyOf(code, value);
      if (found.has(asked)) continue;
      const known = this.idByValue.get(asked);
      if (known !== undefined) {
        found.set(asked, known);
        continue;
      }
      const clean = cleanText(value);
      if (clean === '') continue;
      const key = keyOf(code, clean);
      const entry = missing.get(key);
      if (entry) entry.asked.push(asked);
      else missing.set(key, { code, small, value: clean, asked: [asked] });
    }
    if (missing.size === 0) return new DictionaryIds(found);

    // Sorted alike in every process: two workers inserting overlapping values in different orders would deadlock.
    const entries = [...missing.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => ({ key, ...entry }));
    const stored = await this.select(db, entries);
    const fresh = entries.filter((entry) => !stored.has(entry.key));
    if (fresh.length > 0) {
      for (const [key, id] of await this.insert(db, fresh)) stored.set(key, id);
      const lostRaces = fresh.filter((entry) => !stored.has(entry.key));
      if (lostRaces.length > 0) for (const [key, id] of await this.select(db, lostRaces)) stored.set(key, id);
    }
    for (const entry of entries) {
      // Still absent: a small dimension that is full.
      const id = stored.get(entry.key) ?? 0;
      for (const asked of entry.asked) {
        found.set(asked, id);
        // Only what is stored as it came is worth a place; an over-long value is cut anew each time.
        if (asked === entry.key) this.idByValue.set(asked, id);
      }
    }
    return new DictionaryIds(found);
  }

  /** Texts of ids, for reports and logs. Unknown ids and 0 are absent from the answer. Relies on the unique index (dimension, id). */
  async valuesOf(db: Queryable, dimension: DimensionName, ids: Iterable<number>): Promise<Map<number, string>> {
    const { code } = DIMENSION[dimension];
    const values = new Map<number, string>();
    const missing = new Set<number>();
    for (const id of ids) {
      if (id === 0) continue;
      const known = this.valueById.get(keyOf(code, String(id)));
      if (known === undefined) missing.add(id);
      else values.set(id, known);
    }
    if (missing.size === 0) return values;
    const { rows } = await db.query<{ id: number; value: string }>(
      `SELECT d.id, d.value FROM unnest($2::int[]) w(id) JOIN dictionary d ON d.dimension = $1 AND d.id = w.id`,
      [code, [...missing]],
      'dictionary_values',
    );
    for (const row of rows) {
      values.set(row.id, row.value);
      this.valueById.set(keyOf(code, String(row.id)), row.value);
    }
    return values;
  }

  /** Id of one value without making it: for searches. undefined when no row ever had the value. */
  async findId(db: Queryable, dimension: DimensionName, value: string): Promise<number | undefined> {
    const { code, small } = DIMENSION[dimension];
    const clean = cleanText(value);
    const key = keyOf(code, clean);
    return this.idByValue.get(key) ?? (await this.select(db, [{ code, small, value: clean }])).get(key);
  }

  /** Relies on the primary key (dimension, value). */
  private async select(db: Queryable, entries: readonly { code: number; value: string; small: boolean }[]): Promise<Map<string, number>> {
    const { rows } = await db.query<{ dimension: number; value: string; id: number }>(
      `SELECT d.dimension, d.value, d.id
       FROM unnest($1::smallint[], $2::text[]) w(dimension, value) JOIN dictionary d ON d.dimension = w.dimension AND d.value = w.value`,
      [entries.map((entry) => entry.code), entries.map((entry) => entry.value)],
      'dictionary_select',
    );
    return new Map(rows.map((row) => [keyOf(row.dimension, row.value), row.id]));
  }

  private async insert(db: Queryable, entries: readonly { code: number; value: string; small: boolean }[]): Promise<Map<string, number>> {
    const { rows } = await db.query<{ dimension: number; value: string; id: number }>(
      `INSERT INTO dictionary (dimension, value, id)
       SELECT w.dimension, w.value, CASE WHEN w.small THEN nextval('dictionary_small_ids') ELSE nextval('dictionary_ids') END
       FROM (SELECT u.*, row_number() OVER (PARTITION BY u.dimension ORDER BY u.place) AS nth
             FROM unnest($1::smallint[], $2::text[], $3::boolean[]) WITH ORDINALITY u(dimension, value, small, place)) w
       WHERE NOT w.small OR w.nth + (SELECT count(*) FROM dictionary d WHERE d.dimension = w.dimension) <= $4::int
       ORDER BY w.place
       ON CONFLICT DO NOTHING
       RETURNING dimension, value, id`,
      [entries.map((entry) => entry.code), entries.map((entry) => entry.value), entries.map((entry) => entry.small), SMALL_DIMENSION_LIMIT],
      'dictionary_insert',
    );
    return new Map(rows.map((row) => [keyOf(row.dimension, row.value), row.id]));
  }
}
