import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { FoundPerson } from '../person-shapes.js';

/** A hit or an element of one that is about a person; click null: it found none. */
interface HitOfPerson {
  readonly id: string;
  readonly element: number;
  readonly clickId: string | null;
}

interface HistoryEntry {
  readonly objectId: string;
  readonly at: Date;
  readonly action: string;
  readonly change: Record<string, unknown>;
}

type Row<T> = T & Record<string, unknown>;

/** Where a person's traces lie: the same tables as ErasePersonStore overwrites. */
@Injectable()
export class PersonDataStore {
  constructor(private readonly db: Database) {}

  /** Oldest first. Relies on postbacks_click and postbacks_text. */
  async hits({ clickIds, texts }: FoundPerson): Promise<HitOfPerson[]> {
    const { rows } = await this.db.query<Row<HitOfPerson>>(
      `SELECT id, element, click_id AS "clickId" FROM postbacks WHERE click_id = ANY ($1::uuid[])
       UNION SELECT id, element, NULL FROM postbacks WHERE click_id IS NULL AND click_text = ANY ($2::text[]) ORDER BY id, element`,
      [clickIds, texts],
    );
    return rows;
  }

  /** Relies on the primary key of conversions. */
  async conversions(clickIds: readonly string[]): Promise<{ id: string; clickId: string }[]> {
    const { rows } = await this.db.query<{ id: string; clickId: string }>(
      'SELECT id, click_id AS "clickId" FROM conversions WHERE click_id = ANY ($1::uuid[]) ORDER BY id',
      [clickIds],
    );
    return rows;
  }

  /** Relies on audit_log_object. ids: as the API writes them */
  async history(conversionIds: readonly string[]): Promise<HistoryEntry[]> {
    const { rows } = await this.db.query<Row<HistoryEntry>>(
      `SELECT object_id AS "objectId", at, action, change FROM audit_log WHERE object_type = 'conversion' AND object_id = ANY ($1::text[]) ORDER BY id`,
      [conversionIds],
    );
    return rows;
  }

  async aboutClick(clickId: string): Promise<{ importedIds: string[]; outs: { at: Date; offerId: number }[]; details: object | null }> {
    const { rows } = await this.db.query<{ imported: string[] | null; details: object | null }>(
      `SELECT (SELECT array_agg(external_id ORDER BY external_id) FROM imported_clicks WHERE click_id = $1::uuid) AS imported,
         (SELECT to_jsonb(d) - 'id' FROM click_details d WHERE d.id = $1::uuid) AS details`,
      [clickId],
    );
    const outs = await this.db.query<{ at: Date; offerId: number }>(
      `SELECT at, offer_id AS "offerId" FROM click_outs WHERE click_id = $1::uuid ORDER BY at`,
      [clickId],
    );
    return { importedIds: rows[0]?.imported ?? [], outs: outs.rows, details: rows[0]?.details ?? null };
  }

  /** The postback source of the campaign that a click of ours was made for. */
  async sourceOf(campaignId: number): Promise<number | undefined> {
    const { rows } = await this.db.query<{ source_id: number }>('SELECT source_id FROM campaigns WHERE id = $1', [campaignId]);
    return rows[0]?.source_id;
  }
}
