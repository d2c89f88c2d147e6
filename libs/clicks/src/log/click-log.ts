import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { Database } from '#database';
import { decodeCursor, encodeCursor, type Page } from '#http';
import { ClickIds, DomainError, firstUuidAt, notFound, timeOfUuid } from '#kernel';
import { Dictionary } from '../store/dictionary.store.js';
import { ClickLogStore, type ClickFilter, type LoggedClick } from './click-log.store.js';
import type { ClickDetailJson, ClickJson, ClickSearch } from './click-shapes.js';
import { filterOf } from './click-filter.js';
import { stretchesOf, type Stretch } from './search-days.js';
import { showClicks } from './show-clicks.js';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 92;
/** So long a search may take before it answers with what it has. */
const PATIENCE_MS = 2_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The click log: search, and one click with everything known about it. Advertisers see their own campaigns' clicks only. */
@Injectable()
export class ClickLog {
  constructor(
    private readonly db: Database,
    private readonly log: ClickLogStore,
    private readonly dictionary: Dictionary,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Newest first. A search that finds little stops after a while and says with `next_cursor` how to go on: a page may hold fewer than
   * asked for, even none.
   *
   * throws DomainError invalid_range, invalid_cursor
   */
  async search(query: ClickSearch, access: Access, nowMs: number, patienceMs = PATIENCE_MS): Promise<Page<ClickJson>> {
    const toMs = query.to ?? nowMs + DAY_MS;
    const fromMs = query.from ?? toMs - DEFAULT_DAYS * DAY_MS;
    if (fromMs >= toMs || toMs - fromMs > (MAX_DAYS + 1) * DAY_MS) {
      throw new DomainError('invalid_range', `from must lie before to, at most ${MAX_DAYS} days.`);
    }
    const filter = await filterOf(this.db, this.dictionary, query, advertiserScope(access));
    if (!filter) return { data: [], next_cursor: null };
    const beforeId = cursorId(query.cursor) ?? firstUuidAt(toMs);
    const { rows, goOnAt } = await this.walk(filter, { fromMs, toMs: Math.min(toMs, endOf(beforeId)) }, { beforeId, query, patienceMs });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const next = rows.length > query.limit && last ? last.click.id : goOnAt;
    return { data: await this.show(shown), next_cursor: next === undefined ? null : encodeCursor([next]) };
  }

  private async walk(
    filter: ClickFilter,
    range: Stretch,
    { beforeId, query, patienceMs }: { beforeId: string; query: ClickSearch; patienceMs: number },
  ): Promise<{ rows: LoggedClick[]; goOnAt: string | undefined }> {
    const startedAt = performance.now();
    const rows: LoggedClick[] = [];
    for (const stretch of stretchesOf(range)) {
      const fromId = firstUuidAt(stretch.fromMs);
      const before = stretch.toMs === range.toMs ? beforeId : firstUuidAt(stretch.toMs);
      rows.push(...(await this.log.search(this.db, filter, { fromId, beforeId: before }, query.limit + 1 - rows.length)));
      if (rows.length > query.limit) break;
      if (stretch.fromMs > range.fromMs && performance.now() - startedAt >= patienceMs) return { rows, goOnAt: fromId };
    }
    return { rows, goOnAt: undefined };
  }

  /** text  a click id of ours or an imported one. throws 404 click_not_found */
  async one(text: string, access: Access): Promise<Omit<ClickDetailJson, 'journey'>> {
    const uuid = await this.uuidOf(text);
    const found = uuid === undefined ? undefined : await this.log.find(this.db, uuid, advertiserScope(access));
    const [json] = found ? await this.show([found.logged]) : [];
    if (!found || !json) throw notFound('click', text.slice(0, 100));
    const { details } = found;
    return {
      ...json,
      target: orNull(details?.target),
      query: details?.query ?? null,
      external_id: orNull(details?.externalId),
      ip: details?.ip ?? null,
      user_agent: orNull(details?.userAgent),
      referrer_url: orNull(details?.referrer),
      campaign_version: details?.campaignVersion ?? null,
    };
  }

  private async uuidOf(text: string): Promise<string | undefined> {
    const reading = this.clickIds.read(text);
    if (reading.kind === 'genuine') return reading.uuid;
    if (reading.kind === 'forged') return undefined;
    return this.log.findImported(this.db, text);
  }

  private show(rows: Parameters<typeof showClicks>[0]): Promise<ClickJson[]> {
    return showClicks(rows, {
      currency: this.settings.BASE_CURRENCY,
      clickIdOf: (uuid) => this.clickIds.format(uuid),
      valuesOf: (dimension, ids) => this.dictionary.valuesOf(this.db, dimension, ids),
    });
  }
}

function cursorId(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id === undefined) return undefined;
  if (typeof id === 'string' && UUID.test(id)) return id;
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

// What lies before the id ends within its millisecond, or at it when the id is the first of one.
function endOf(beforeId: string): number {
  const atMs = timeOfUuid(beforeId);
  return beforeId === firstUuidAt(atMs) ? atMs : atMs + 1;
}
