import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';

/** Ids that another tracker gave, and the clicks they stand for. */
@Injectable()
export class ImportedClicksStore {
  /**
   * Takes external ids for clicks. Relies on the primary key: of two imports of one id, one gets it, for ever.
   *
   * claims   distinct external ids
   * returns  those that were free
   */
  async claim(tx: Queryable, claims: readonly { externalId: string; uuid: string }[]): Promise<Set<string>> {
    // Sorted alike by every process: overlapping imports would deadlock otherwise.
    const sorted = [...claims].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    const { rows } = await tx.query<{ external_id: string }>(
      `INSERT INTO imported_clicks (external_id, click_id) SELECT * FROM unnest($1::text[], $2::uuid[])
       ON CONFLICT DO NOTHING RETURNING external_id`,
      [sorted.map(({ externalId }) => externalId), sorted.map(({ uuid }) => uuid)],
      'imported_clicks_claim',
    );
    return new Set(rows.map((row) => row.external_id));
  }
}
