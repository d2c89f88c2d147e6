import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { ClickStore } from '#clicks';
import type { Conversion } from '#conversions';
import { Database } from '#database';
import { decodeCursor, encodeCursor, type Page } from '#http';
import { ClickIds, DomainError, firstUuidAt, notFound, Receipts } from '#kernel';
import { PostbackSearchStore } from './postback-search.store.js';
import type { PostbackDetailJson, PostbackJson, PostbackSearch } from './postback-shapes.js';
import { PostbackStore } from './postback.store.js';
import { SecretNames } from './secret-names.js';
import { showPostback, showPostbackDetail, showRaw, type Showing } from './show-postback.js';
import { parseRawHit } from '../raw-hit.js';
import type { PostbackEntry } from './postback-entry.js';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Seen by the advertisers of its campaign and of its source only. */
export interface RecentHit {
  readonly inside: PostbackJson;
  readonly outside: PostbackJson;
  /** null: no campaign, or another advertiser's */
  readonly campaignId: number | null;
  readonly sourceId: number | null;
}

/** A hit that came and is not decided yet. */
export interface UnloggedHit {
  readonly receipt: string;
  readonly received_at: string;
  readonly raw: PostbackDetailJson['raw'];
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The stores of the log and what it looks clicks up with: one thing to inject. */
@Injectable()
export class PostbackLogStores {
  constructor(
    readonly search: PostbackSearchStore,
    readonly log: PostbackStore,
    readonly clicks: ClickStore,
  ) {}
}

/** The postback log: every hit with its verdict, and one with the raw request and each step of its decision. */
@Injectable()
export class PostbackLog {
  constructor(
    private readonly db: Database,
    private readonly stores: PostbackLogStores,
    private readonly secrets: SecretNames,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError invalid_range, invalid_cursor */
  async search(query: PostbackSearch, access: Access, nowMs: number): Promise<Page<PostbackJson>> {
    const toMs = query.to ?? nowMs + DAY_MS;
    const fromMs = query.from ?? toMs - 8 * DAY_MS;
    if (fromMs >= toMs || toMs - fromMs > (MAX_DAYS + 1) * DAY_MS)
      throw new DomainError('invalid_range', `from must lie before to, at most ${MAX_DAYS} days.`);
    const { click_id: clickId, ...rest } = query;
    const clickUuid = clickId === undefined ? undefined : await this.uuidOf(clickId);
    const filter = {
      fromId: firstUuidAt(fromMs),
      before: cursorOf(query.cursor) ?? { id: firstUuidAt(toMs), element: 0 },
      outcome: rest.outcome,
      reason: rest.reason,
      clickUuid,
      clickText: clickId,
      campaignId: rest.campaign_id,
      sourceId: rest.source_id,
      replayId: rest.replay_id,
      advertiserId: advertiserScope(access),
    };
    const rows = await this.stores.search.search(this.db, filter, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const showing = this.showingTo(access);
    return {
      data: shown.map((entry) => showPostback(entry, showing)),
      next_cursor: rows.length > query.limit && last ? encodeCursor([last.id, last.element]) : null,
    };
  }

  /** The newest hits for whoever watches: written once for people inside and once for advertisers, and whose they are. */
  async recent(fromMs: number, limit: number): Promise<RecentHit[]> {
    const nothing = {
      outcome: undefined,
      reason: undefined,
      clickUuid: undefined,
      clickText: undefined,
      sourceId: undefined,
      replayId: undefined,
    };
    const everything = { ...nothing, campaignId: undefined, advertiserId: undefined };
    const range = { fromId: firstUuidAt(fromMs), before: { id: LAST_ID, element: 0 } };
    const entries = await this.stores.search.search(this.db, { ...everything, ...range }, limit);
    const show = (entry: PostbackEntry, inside: boolean) =>
      showPostback(entry, { clickIds: this.clickIds, receipts: this.receipts, inside });
    return entries.map((entry) => ({
      inside: show(entry, true),
      outside: show(entry, false),
      campaignId: entry.foreignClick ? null : entry.campaignId,
      sourceId: entry.sourceId,
    }));
  }

  /** text  a receipt. throws 404 postback_not_found */
  async one(text: string, access: Access): Promise<PostbackDetailJson> {
    const reading = this.receipts.read(text);
    const [detail] = reading ? await this.many([{ id: reading.uuid, element: reading.element }], access) : [];
    if (!detail) throw notFound('postback', text.slice(0, 100));
    return detail;
  }

  /** Hits and elements of hits, oldest first; what is gone or not to be seen is absent. */
  async many(hits: readonly { readonly id: string; readonly element: number }[], access: Access): Promise<PostbackDetailJson[]> {
    return this.details(await this.stores.search.find(this.db, hits, advertiserScope(access)), access);
  }

  /** The hits behind a conversion, oldest first. */
  async explain(conversion: Conversion, access: Access): Promise<PostbackDetailJson[]> {
    return this.details(await this.stores.search.ofConversion(this.db, conversion.clickId, conversion.id, 100), access);
  }

  /**
   * A hit that has no row yet, from its record in a queue.
   *
   * sourceId  the source that its click's campaign belongs to: its secrets are masked
   * throws    what is no record of a hit
   */
  async unlogged(record: string, sourceId: number | null): Promise<UnloggedHit> {
    await this.secrets.ensureFresh(this.db);
    const hit = parseRawHit(record);
    return {
      receipt: this.receipts.format(hit.id, 0),
      received_at: new Date(hit.at).toISOString(),
      raw: showRaw(hit, this.secrets.of(sourceId)),
    };
  }

  private async details(entries: readonly PostbackEntry[], access: Access): Promise<PostbackDetailJson[]> {
    const stored = await this.stores.log.hitsWithEntries(this.db, [...new Set(entries.map(({ id }) => id))]);
    await this.secrets.ensureFresh(this.db);
    const showing = this.showingTo(access);
    return entries.map((entry) =>
      showPostbackDetail(
        entry,
        stored.find(({ hit }) => hit.id === entry.id),
        this.secrets.of(entry.sourceId),
        showing,
      ),
    );
  }

  private showingTo(access: Access): Showing {
    return { clickIds: this.clickIds, receipts: this.receipts, inside: access.role !== 'advertiser' };
  }

  private async uuidOf(text: string): Promise<string | undefined> {
    const reading = this.clickIds.read(text);
    if (reading.kind === 'genuine') return reading.uuid;
    return reading.kind === 'forged' ? undefined : (await this.stores.clicks.findImported(this.db, [text])).get(text)?.id;
  }
}

function cursorOf(cursor: string | undefined): { id: string; element: number } | undefined {
  const key = decodeCursor(cursor, 2);
  if (key === undefined) return undefined;
  const [id, element] = key;
  if (typeof id === 'string' && UUID.test(id) && Number.isInteger(element)) return { id, element: Number(element) };
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}
