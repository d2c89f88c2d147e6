import { Injectable } from '@nestjs/common';
import { Database } from '#database';

/** Stored hits to try settings on. */
@Injectable()
export class PreviewStore {
  constructor(private readonly db: Database) {}

  /** Newest first. Walks the primary key backwards until it has enough. */
  async lastHits(sourceId: number, limit: number): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `SELECT id FROM postbacks WHERE source_id = $1 AND element = 0 ORDER BY id DESC LIMIT $2`,
      [sourceId, limit],
    );
    return rows.map(({ id }) => id);
  }
}
