import type { Queryable } from '../database.js';
import type { ArchiveHeader } from './archive.js';

export interface TableShape {
  readonly table: string;
  /** generated columns left out */
  readonly columns: readonly string[];
}

/** TypeORM's own book-keeping, and who runs on this database just now: the restored one has its own. */
const NOT_OURS = ['migrations', 'processes'];

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Every table of ours, a referenced one before those that refer to it. Partitions are part of their table. */
export async function findTables(db: Queryable): Promise<TableShape[]> {
  const { rows } = await db.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [NOT_OURS],
  );
  const references = await db.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace`,
  );
  return referencedFirst(rows, references.rows);
}

function referencedFirst(tables: readonly TableShape[], references: readonly { from: string; to: string }[]): TableShape[] {
  const ordered = new Map<string, TableShape>();
  const visit = (shape: TableShape) => {
    if (ordered.has(shape.table)) return;
    for (const { from, to } of references) {
      const referenced = from === shape.table && to !== from ? tables.find(({ table }) => table === to) : undefined;
      if (referenced) visit(referenced);
    }
    ordered.set(shape.table, shape);
  };
  tables.forEach(visit);
  return [...ordered.values()];
}

export async function countRows(db: Queryable, from: string): Promise<number> {
  const { rows } = await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
  return Number(rows[0]?.n);
}

export async function appliedMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(`SELECT name FROM migrations ORDER BY timestamp`);
  return rows.map(({ name }) => name);
}

/** Sequences stand outside transactions: read after the snapshot they are at or past every number in it. */
export async function readSequences(db: Queryable): Promise<ArchiveHeader['sequences']> {
  const names = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
  );
  const sequences = [];
  for (const { name } of names.rows) {
    const { rows } = await db.query<{ last_value: string; is_called: boolean }>(`SELECT last_value, is_called FROM ${quoted(name)}`);
    if (rows[0]) sequences.push({ name, ...rows[0] });
  }
  return sequences;
}

/** Days that have rows, from the names of the partitions that have any. */
export async function findDays(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string; digits: string }>(
    `SELECT c.relname AS name, right(c.relname, 8) AS digits FROM pg_class c
     WHERE c.relispartition AND c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname ~ '_p\\d{8}$'`,
  );
  const days = new Set<string>();
  for (const { name, digits } of rows) {
    const { rowCount } = await db.query(`SELECT FROM ${quoted(name)} LIMIT 1`);
    if (rowCount) days.add(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
  }
  return [...days].sort();
}
