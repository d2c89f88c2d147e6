import { Inject, Injectable } from '@nestjs/common';
import { ClickStore } from '#clicks';
import { Database } from '#database';
import { ClickIds } from '#kernel';
import { PostbackStore } from '../log/postback.store.js';
import type { RawHit } from '../raw-hit.js';
import { MAX_CLICK_ID_LENGTH } from '../reading/click-candidates.js';

/** Which stored hits to try settings on. */
export interface HitsToTry {
  readonly sourceId: number | undefined;
  readonly campaignId: number | undefined;
  readonly ids: readonly string[] | undefined;
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  /** only hits of this advertiser's campaigns or sources */
  readonly advertiserId: number | undefined;
}

export interface HitToTry {
  readonly id: string;
  readonly sourceId: number | null;
  /** elements of its JSON array; 0 for a hit without */
  readonly elements: number;
}

const MAX_TEXTS = 500;

/** Stored hits to try settings on, and which of the texts in them are click ids. */
@Injectable()
export class PreviewStore {
  constructor(
    private readonly db: Database,
    private readonly log: PostbackStore,
    private readonly clicks: ClickStore,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
  ) {}

  /** Newest first. Relies on postbacks_source, postbacks_campaign or the primary key, walked backwards until there are enough. */
  async lastHits(of: HitsToTry, limit: number): Promise<HitToTry[]> {
    const { rows } = await this.db.query<{ id: string; source_id: number | null; elements: string }>(
      `SELECT p.id, p.source_id, (SELECT count(*) FROM postbacks e WHERE e.id = p.id AND e.element > 0) AS elements
       FROM postbacks p
       WHERE p.element = 0 AND ($1::int IS NULL OR p.source_id = $1) AND ($2::int IS NULL OR p.campaign_id = $2)
         AND ($3::uuid[] IS NULL OR p.id = ANY($3)) AND ($4::text IS NULL OR p.outcome = $4) AND ($5::text IS NULL OR p.reason = $5)
         AND ($6::int IS NULL OR EXISTS (SELECT FROM postback_sources s WHERE s.id = p.source_id AND s.advertiser_id = $6)
           OR EXISTS (SELECT FROM campaigns k WHERE k.id = p.campaign_id AND k.advertiser_id = $6 AND NOT p.foreign_click))
       ORDER BY p.id DESC LIMIT $7`,
      [of.sourceId ?? null, of.campaignId ?? null, of.ids ?? null, of.outcome ?? null, of.reason ?? null, of.advertiserId ?? null, limit],
    );
    return rows.map(({ id, source_id: sourceId, elements }) => ({ id, sourceId, elements: Number(elements) }));
  }

  /** Their requests, newest first; without those that retention has dropped. */
  async requestsOf(ids: readonly string[]): Promise<RawHit[]> {
    const stored = await this.log.hitsWithEntries(this.db, ids);
    return stored.map(({ hit }) => hit).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Those of these texts that are ids of clicks: genuine ones, and imported ones. Looks at 500. */
  async clickIdsAmong(texts: Iterable<string>): Promise<ReadonlySet<string>> {
    const candidates = [...new Set(texts)].filter((text) => text !== '' && text.length <= MAX_CLICK_ID_LENGTH).slice(0, MAX_TEXTS);
    const genuine = candidates.filter((text) => this.clickIds.read(text).kind === 'genuine');
    const imported = await this.clicks.findImported(
      this.db,
      candidates.filter((text) => this.clickIds.read(text).kind === 'foreign'),
    );
    return new Set([...genuine, ...imported.keys()]);
  }

  /** The campaign that a genuine id names. */
  campaignOf(text: string): number | undefined {
    const reading = this.clickIds.read(text);
    return reading.kind === 'genuine' ? reading.campaignNumber : undefined;
  }
}
