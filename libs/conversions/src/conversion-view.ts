import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { ClickStore } from '#clicks';
import { Database } from '#database';
import { decodeCursor, encodeCursor, type Page } from '#http';
import { ClickIds, DomainError, firstUuidAt, notFound, Receipts } from '#kernel';
import { ConversionSearchStore } from './store/conversion-search.store.js';
import type { ConversionJson, ConversionSearch } from './conversion-shapes.js';
import { readConversionId, type Conversion } from './conversion.js';
import { showConversion } from './show-conversion.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Conversions as the API shows them. Advertisers see those of their own campaigns only. */
@Injectable()
export class ConversionView {
  constructor(
    private readonly db: Database,
    private readonly store: ConversionSearchStore,
    private readonly clicks: ClickStore,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError invalid_cursor */
  async search(query: ConversionSearch, access: Access): Promise<Page<ConversionJson>> {
    const clickUuid = query.click_id === undefined ? undefined : await this.uuidOf(query.click_id);
    // A click nobody ever made has no conversions.
    if (query.click_id !== undefined && clickUuid === undefined) return { data: [], next_cursor: null };
    const filter = {
      fromId: firstUuidAt(query.from ?? 0),
      beforeId: cursorId(query.cursor) ?? (query.to === undefined ? LAST_ID : firstUuidAt(query.to)),
      campaignId: query.campaign_id,
      clickUuid,
      status: query.status,
      kind: query.kind,
      eventKey: query.event?.toLowerCase(),
      txid: query.txid,
      advertiserId: advertiserScope(access),
    };
    const rows = await this.store.search(this.db, filter, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { data: shown.map((one) => this.show(one)), next_cursor: rows.length > query.limit && last ? encodeCursor([last.id]) : null };
  }

  /** text  a conversion's id as the API writes it. throws 404 conversion_not_found */
  async one(text: string, access: Access): Promise<Conversion> {
    const id = readConversionId(text);
    const found = id === undefined ? undefined : await this.store.find(this.db, id, advertiserScope(access));
    if (!found) throw notFound('conversion', text.slice(0, 50));
    return found;
  }

  show(conversion: Conversion): ConversionJson {
    return showConversion(conversion, { clickIds: this.clickIds, receipts: this.receipts });
  }

  private async uuidOf(text: string): Promise<string | undefined> {
    const reading = this.clickIds.read(text);
    if (reading.kind === 'genuine') return reading.uuid;
    return reading.kind === 'forged' ? undefined : (await this.clicks.findImported(this.db, [text])).get(text)?.id;
  }
}

function cursorId(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id === undefined || (typeof id === 'string' && UUID.test(id))) return id;
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}
