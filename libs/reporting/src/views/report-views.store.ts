import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DomainError } from '#kernel';
import type { NewReportView, ReportViewChange, ReportViewJson } from './report-view-shapes.js';

interface ViewRow {
  id: number;
  owner: string;
  name: string;
  query: Record<string, string>;
  shared: boolean;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'id, owner, name, query, shared, created_at, updated_at';

/** Who changes a view: its owner; whoever may change shared ones also those. */
interface Changer {
  readonly owner: string;
  readonly changesShared: boolean;
}

/** Saved reports. Every statement names who asks: nobody meets another's view, not even by its id, unless it is shared. */
@Injectable()
export class ReportViewsStore {
  constructor(private readonly db: Database) {}

  /** Newest first, one more than `limit` when there is a next page. */
  async list(owner: string, limit: number, before: number | undefined): Promise<ViewRow[]> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM report_views WHERE (owner = $1 OR shared) AND ($2::int IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [owner, before ?? null, limit + 1],
    );
    return rows;
  }

  async find(owner: string, id: number): Promise<ViewRow | undefined> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM report_views WHERE (owner = $1 OR shared) AND id = $2`,
      [owner, id],
    );
    return rows[0];
  }

  /** throws  409 report_view_exists */
  async insert(owner: string, { name, query, shared }: NewReportView): Promise<ViewRow> {
    const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
      `INSERT INTO report_views (owner, name, query, shared) VALUES ($1, $2, $3, $4) ON CONFLICT (owner, name) DO NOTHING RETURNING ${COLUMNS}`,
      [owner, name, JSON.stringify(query), shared],
    );
    const view = rows[0];
    if (!view) throw nameTaken(name);
    return view;
  }

  /** throws  409 report_view_exists; undefined: there is none */
  async update({ owner, changesShared }: Changer, id: number, change: ReportViewChange): Promise<ViewRow | undefined> {
    try {
      const { rows } = await this.db.query<ViewRow & Record<string, unknown>>(
        `UPDATE report_views SET name = coalesce($3, name), query = coalesce($4::jsonb, query), shared = coalesce($5, shared), updated_at = now()
          WHERE (owner = $1 OR (shared AND $6)) AND id = $2 RETURNING ${COLUMNS}`,
        [
          owner,
          id,
          change.name ?? null,
          change.query === undefined ? null : JSON.stringify(change.query),
          change.shared ?? null,
          changesShared,
        ],
      );
      return rows[0];
    } catch (error) {
      if ((error as { code?: unknown }).code === '23505') throw nameTaken(change.name ?? '');
      throw error;
    }
  }

  /** false: there was none */
  async remove({ owner, changesShared }: Changer, id: number): Promise<boolean> {
    const { rowCount } = await this.db.query('DELETE FROM report_views WHERE (owner = $1 OR (shared AND $3)) AND id = $2', [
      owner,
      id,
      changesShared,
    ]);
    return rowCount === 1;
  }
}

/** viewer: as the audit log names who asks */
export function showReportView(view: ViewRow, viewer: string): ReportViewJson {
  return {
    id: String(view.id),
    name: view.name,
    query: view.query,
    shared: view.shared,
    own: view.owner === viewer,
    created_at: view.created_at.toISOString(),
    updated_at: view.updated_at.toISOString(),
  };
}

function nameTaken(name: string): DomainError {
  return new DomainError('report_view_exists', `You already have a view "${name}". Change that one, or choose another name.`, {
    status: 409,
  });
}
