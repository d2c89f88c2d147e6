import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DomainError } from '#kernel';
import type { NewReportView, ReportViewChange, ReportViewJson } from './report-view-shapes.js';

interface ViewRow {
  id: number;
  name: string;
  query: Record<string, string>;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'id, name, query, created_at, updated_at';

/** Saved reports. Every statement names the owner: nobody meets another's view, not even by its id. */
@Injectable()
export class ReportViewsStore {
  constructor(private readonly db: Database) {}

  /** Newest first, one more than `limit` when there is a next page. */
  async list(owner: string, limit: number, before: number | undefined): Promise<ViewRow[]> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM report_views WHERE owner = $1 AND ($2::int IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [owner, before ?? null, limit + 1],
    );
    return rows;
  }

  async find(owner: string, id: number): Promise<ViewRow | undefined> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM report_views WHERE owner = $1 AND id = $2`,
      [owner, id],
    );
    return rows[0];
  }

  /** throws  409 report_view_exists */
  async insert(owner: string, { name, query }: NewReportView): Promise<ViewRow> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `INSERT INTO report_views (owner, name, query) VALUES ($1, $2, $3) ON CONFLICT (owner, name) DO NOTHING RETURNING ${COLUMNS}`,
      [owner, name, JSON.stringify(query)],
    );
    const view = rows[0];
    if (!view) throw nameTaken(name);
    return view;
  }

  /** throws  409 report_view_exists; undefined: there is none */
  async update(owner: string, id: number, change: ReportViewChange): Promise<ViewRow | undefined> {
    try {
      const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
        `UPDATE report_views SET name = coalesce($3, name), query = coalesce($4::jsonb, query), updated_at = now() WHERE owner = $1 AND id = $2 RETURNING ${COLUMNS}`,
        [owner, id, change.name ?? null, change.query === undefined ? null : JSON.stringify(change.query)],
      );
      return rows[0];
    } catch (error) {
      if ((error as { code?: unknown }).code === '23505') throw nameTaken(change.name ?? '');
      throw error;
    }
  }

  /** false: there was none */
  async remove(owner: string, id: number): Promise<boolean> {
    const { rowCount } = await this.db.query('DELETE FROM report_views WHERE owner = $1 AND id = $2', [owner, id]);
    return rowCount === 1;
  }
}

export function showReportView(view: ViewRow): ReportViewJson {
  return {
    id: String(view.id),
    name: view.name,
    query: view.query,
    created_at: view.created_at.toISOString(),
    updated_at: view.updated_at.toISOString(),
  };
}

function nameTaken(name: string): DomainError {
  return new DomainError('report_view_exists', `You already have a view "${name}". Change that one, or choose another name.`, {
    status: 409,
  });
}
