import { Injectable } from '@nestjs/common';
import { ClickStore } from '#clicks';
import { ConversionStore, type Conversion } from '#conversions';
import { Database } from '#database';
import { firstUuidAt } from '#kernel';
import type { PostbackEntry } from '../log/postback-entry.js';
import { entryOfRow, type PostbackRow } from '../log/postback-row.js';

/** What is read to compare a file with ours. */
@Injectable()
export class ReconcileStore {
  constructor(
    private readonly db: Database,
    private readonly clicks: ClickStore,
    private readonly conversions: ConversionStore,
  ) {}

  async importedClicks(texts: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string }>> {
    return this.clicks.findImported(this.db, [...new Set(texts)]);
  }

  async ofClicks(uuids: readonly string[]): Promise<Conversion[]> {
    return this.conversions.ofClicks(this.db, uuids);
  }

  /** Received in a range: their ids and clicks. Relies on conversions_id: an id starts with the time of receipt. */
  async receivedIn(
    fromMs: number,
    toMs: number,
    campaignId: number | undefined,
    limit: number,
  ): Promise<{ id: string; clickId: string }[]> {
    const { rows } = await this.db.query<{ id: string; clickId: string }>(
      `SELECT id, click_id AS "clickId" FROM conversions
       WHERE id >= $1::uuid AND id < $2::uuid AND ($3::int IS NULL OR campaign_id = $3) ORDER BY id LIMIT $4`,
      [firstUuidAt(fromMs), firstUuidAt(toMs), campaignId ?? null, limit],
    );
    return rows;
  }

  /**
   * Hits about these clicks, by uuid or, where no click was found, by the text that was sent; newest first, at most 20,000 of each.
   * Relies on postbacks_click and postbacks_text.
   */
  async hits(of: { uuids: readonly string[]; texts: readonly string[]; fromMs: number; toMs: number }): Promise<PostbackEntry[]> {
    if (of.uuids.length + of.texts.length === 0) return [];
    const { rows } = await this.db.query<PostbackRow>(
      `(SELECT p.* FROM postbacks p WHERE p.click_id = ANY($1::uuid[]) AND p.id >= $3::uuid AND p.id < $4::uuid ORDER BY p.id DESC LIMIT 20000)
       UNION ALL
       (SELECT p.* FROM postbacks p WHERE p.click_id IS NULL AND p.click_text = ANY($2::text[]) AND p.id >= $3::uuid AND p.id < $4::uuid
        ORDER BY p.id DESC LIMIT 20000)`,
      [of.uuids, of.texts, firstUuidAt(of.fromMs), firstUuidAt(of.toMs)],
    );
    return rows.map(entryOfRow).sort((a, b) => (a.id > b.id ? -1 : a.id < b.id ? 1 : b.element - a.element));
  }
}
