import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { Database } from '#database';
import { decodeCursor, encodeCursor, type Page } from '#http';
import { ClickIds, DomainError, firstUuidAt, notFound } from '#kernel';
import { Dictionary } from '../store/dictionary.store.js';
import { ClickLogStore } from './click-log.store.js';
import type { ClickDetailJson, ClickJson, ClickSearch } from './click-shapes.js';
import { showClicks } from './show-clicks.js';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 92;
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

  /** throws DomainError invalid_range, invalid_cursor */
  async search(query: ClickSearch, access: Access, nowMs: number): Promise<Page<ClickJson>> {
    const toMs = query.to ?? nowMs + DAY_MS;
    const fromMs = query.from ?? toMs - DEFAULT_DAYS * DAY_MS;
    if (fromMs >= toMs || toMs - fromMs > (MAX_DAYS + 1) * DAY_MS) {
      throw new DomainError('invalid_range', `from must lie before to, at most ${MAX_DAYS} days.`);
    }
    const supplyId = query.supply_id === undefined ? undefined : await this.dictionary.findId(this.db, 'supply', query.supply_id);
    // A value no click ever had: nothing to look for.
    if (query.supply_id !== undefined && supplyId === undefined) return { data: [], next_cursor: null };
    const filter = {
      fromId: firstUuidAt(fromMs),
      beforeId: cursorId(query.cursor) ?? firstUuidAt(toMs),
      campaignId: query.campaign_id,
      supplyId,
      advertiserId: advertiserScope(access),
    };
    const rows = await this.log.search(this.db, filter, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { data: await this.show(shown), next_cursor: rows.length > query.limit && last ? encodeCursor([last.click.id]) : null };
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
