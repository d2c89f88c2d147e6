import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Queryable } from '#database';
import { cleanText } from '../capture/request/clean-text.js';
import { DIMENSION, type DimensionName } from './dimension-codes.js';
import { DictionaryIds, keyOf, type DimensionValue } from './dictionary-ids.js';

/** Smallint dimensions share one sequence of 32,767: a flood of made-up values of one must not use up the others' numbers. */
const SMALL_DIMENSION_LIMIT = 4_000;
/** of each dimension */
const REMEMBERED_VALUES = 30_000;
const CACHED_TEXTS = 50_000;

/** A value that is looked for, under its key. */
interface Entry extends DimensionValue {
  readonly key: string;
}

interface DictionaryRow {
  readonly dimension: number;
  readonly value: string;
  readonly id: number;
}

/**
 * Text values of dimensions as numbers and back. Values are cut to 256 characters, without control characters;
 * '' is 0, "not given". An id never changes, so both directions are cached without expiry.
 */
@Injectable()
export class Dictionary {
  private readonly known = new DictionaryIds(REMEMBERED_VALUES);
  private valueCache: LRUCache<string, string> | undefined;

  // Takes its room and a moment at once, and only an api needs it.
  private get valueById(): LRUCache<string, string> {
    return (this.valueCache ??= new LRUCache({ max: CACHED_TEXTS }));
  }

  /**
   * Ids for values, made where they are new.
   *
   * db      the process's Database, not a transaction: what is cached must outlive a rollback of the caller's
   * wanted  any order, repeats welcome
   * throws  what the database throws; nothing half-known is cached
   */
  async idsOf(db: Queryable, wanted: readonly DimensionValue[]): Promise<DictionaryIds> {
    const found = new DictionaryIds();
    const missing = new Map<string, Entry & { asked: string[] }>();
    for (const { dimension, value } of wanted) {
      if (value === '' || found.find(dimension, value) !== undefined) continue;
      const known = this.known.find(dimension, value);
      if (known !== undefined) {
        found.set(dimension, value, known);
        continue;
      }
      const clean = cleanText(value);
      if (clean === '') continue;
      const key = keyOf(DIMENSION[dimension].code, clean);
      const entry = missing.get(key);
      if (entry) entry.asked.push(value);
      else missing.set(key, { key, dimension, value: clean, asked: [value] });
    }
    if (missing.size === 0) return found;

    // Sorted alike in every process: two workers inserting overlapping values in different orders would deadlock.
    const entries = [...missing.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    const stored = await this.select(db, entries);
    const fresh = entries.filter((entry) => !stored.has(entry.key));
    if (fresh.length > 0) {
      for (const [key, row] of await this.insert(db, fresh)) stored.set(key, row);
      const lostRaces = fresh.filter((entry) => !stored.has(entry.key));
      if (lostRaces.length > 0) for (const [key, row] of await this.select(db, lostRaces)) stored.set(key, row);
    }
    for (const { key, dimension, value, asked } of entries) {
      // Still absent: a small dimension that is full.
      const { id, value: text } = stored.get(key) ?? { id: 0, value };
      for (const one of asked) {
        found.set(dimension, one, id);
        // Only what is stored as it came is worth a place; an over-long value is cut anew each time. The database's own copy of the text:
        // what was asked for may be a part of a longer one, and would keep all of it.
        if (one === value) this.known.set(dimension, text, id);
      }
    }
    return found;
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
    const clean = cleanText(value);
    const key = keyOf(DIMENSION[dimension].code, clean);
    return this.known.find(dimension, clean) ?? (await this.select(db, [{ key, dimension, value: clean }])).get(key)?.id;
  }

  /** Relies on the primary key (dimension, value). */
  private async select(db: Queryable, entries: readonly Entry[]): Promise<Map<string, DictionaryRow>> {
    const { rows } = await db.query<DictionaryRow>(
      `SELECT d.dimension, d.value, d.id
       FROM unnest($1::smallint[], $2::text[]) w(dimension, value) JOIN dictionary d ON d.dimension = w.dimension AND d.value = w.value`,
      [entries.map(({ dimension }) => DIMENSION[dimension].code), entries.map(({ value }) => value)],
      'dictionary_select',
    );
    return new Map(rows.map((row) => [keyOf(row.dimension, row.value), row]));
  }

  private async insert(db: Queryable, entries: readonly Entry[]): Promise<Map<string, DictionaryRow>> {
    const { rows } = await db.query<DictionaryRow>(
      `INSERT INTO dictionary (dimension, value, id)
       SELECT w.dimension, w.value, CASE WHEN w.small THEN nextval('dictionary_small_ids') ELSE nextval('dictionary_ids') END
       FROM (SELECT u.*, row_number() OVER (PARTITION BY u.dimension ORDER BY u.place) AS nth
             FROM unnest($1::smallint[], $2::text[], $3::boolean[]) WITH ORDINALITY u(dimension, value, small, place)) w
       WHERE NOT w.small OR w.nth + (SELECT count(*) FROM dictionary d WHERE d.dimension = w.dimension) <= $4::int
       ORDER BY w.place
       ON CONFLICT DO NOTHING
       RETURNING dimension, value, id`,
      [
        entries.map(({ dimension }) => DIMENSION[dimension].code),
        entries.map(({ value }) => value),
        entries.map(({ dimension }) => DIMENSION[dimension].small),
        SMALL_DIMENSION_LIMIT,
      ],
      'dictionary_insert',
    );
    return new Map(rows.map((row) => [keyOf(row.dimension, row.value), row]));
  }
}
