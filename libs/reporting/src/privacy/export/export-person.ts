import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { formatConversionId } from '#conversions';
import { Database } from '#database';
import { bytesFromUuid, ClickIds, DomainError, Receipts } from '#kernel';
import type { PostbackDetailJson } from '#postbacks';
import type { Exported, ExportedPostback, PersonQuery } from './export-shapes.js';
import { PersonDataStore } from './person-data.store.js';
import { PersonFinder } from '../person-finder.js';
import { PersonViews } from './person-views.js';
import { QueuedRecords } from './queued-records.js';

/** What an export is written with. */
@Injectable()
export class ExportTools {
  constructor(
    readonly db: Database,
    readonly clickIds: ClickIds,
    readonly receipts: Receipts,
    readonly audit: AuditLog,
    readonly queued: QueuedRecords,
  ) {}
}

/** Tells everything that is held about one person, with an entry in the audit log. */
@Injectable()
export class ExportPerson {
  constructor(
    private readonly people: PersonFinder,
    private readonly data: PersonDataStore,
    private readonly views: PersonViews,
    private readonly tools: ExportTools,
  ) {}

  /** throws as PersonFinder.find */
  async export(asked: PersonQuery, access: Access): Promise<Exported> {
    const now = new Date();
    const { clickIds, texts } = await this.people.find(asked, now.getTime());
    const entry = { actor: access.actor, action: 'export_person', objectType: 'click', change: {} };
    await this.tools.audit.recordAll(
      this.tools.db,
      clickIds.map((objectId) => ({ ...entry, objectId })),
    );
    const hits = await this.data.hits({ clickIds, texts });
    const conversions = await this.data.conversions(clickIds);
    const clicks: Exported['clicks'] = [];
    for (const id of clickIds) {
      clicks.push({
        ...(await this.aboutClick(id, access)),
        postbacks: await this.postbacks(
          hits.filter(({ clickId }) => clickId === id),
          access,
        ),
        conversions: await this.conversions(
          conversions.flatMap((each) => (each.clickId === id ? [each.id] : [])),
          access,
        ),
      });
    }
    const strays = hits.filter(({ clickId }) => clickId === null);
    return {
      exported_at: now.toISOString(),
      clicks,
      postbacks_without_click: await this.postbacks(strays, access),
      unfinished: await this.unfinished([...texts, ...clickIds], clickIds[0]),
    };
  }

  private async aboutClick(id: string, access: Access): Promise<Omit<Exported['clicks'][number], 'postbacks' | 'conversions'>> {
    const text = this.tools.clickIds.format(id);
    const click = await this.views.clicks.one(text, access).catch(nothingWhenAbsent);
    const { importedIds, outs, details } = await this.data.aboutClick(id);
    return {
      click_id: text,
      imported_ids: importedIds,
      click: click ?? null,
      details: click ? null : (details as Record<string, unknown> | null),
      click_outs: outs.map(({ at, offerId }) => ({ at: at.toISOString(), offer_id: String(offerId) })),
    };
  }

  private async postbacks(hits: readonly { id: string; element: number }[], access: Access): Promise<ExportedPostback[]> {
    const shown = await this.views.hits.many(hits, access);
    return shown.map((hit) => ({ ...hit, raw: rawOf(hit.raw, (this.tools.receipts.read(hit.receipt)?.element ?? 0) > 0) }));
  }

  private async conversions(ids: readonly string[], access: Access): Promise<Exported['clicks'][number]['conversions']> {
    const names = ids.map(formatConversionId);
    const history = await this.data.history(names);
    const shown = [];
    for (const name of names) {
      const own = history.filter(({ objectId }) => objectId === name);
      shown.push({
        ...this.views.conversions.show(await this.views.conversions.one(name, access)),
        history: own.map(({ at, action, change }) => ({ at: at.toISOString(), action, change })),
      });
    }
    return shown;
  }

  private async unfinished(texts: readonly string[], clickId: string | undefined): Promise<Exported['unfinished']> {
    const { records, isAll } = await this.tools.queued.naming(texts);
    // Our ids say which campaign they were made for.
    const sourceId = clickId === undefined ? undefined : await this.data.sourceOf(bytesFromUuid(clickId).readUInt32BE(6));
    const shown: Exported['unfinished']['records'] = [];
    for (const { queue, state, record } of records)
      shown.push({ queue, state, record: await this.recordOf(queue, record, sourceId ?? null) });
    return { records: shown, is_all: isAll };
  }

  private async recordOf(queue: string, record: string, sourceId: number | null): Promise<Record<string, unknown>> {
    try {
      if (queue === 'postbacks') {
        const { raw, ...hit } = await this.views.hits.unlogged(record, sourceId);
        return { ...hit, raw: rawOf(raw, false) };
      }
      return JSON.parse(record) as Record<string, unknown>;
    } catch {
      // Put aside because it cannot be read: then its length is all that can be told without telling secrets.
      return { unreadable_bytes: Buffer.byteLength(record) };
    }
  }
}

function rawOf(raw: PostbackDetailJson['raw'], isElement: boolean): ExportedPostback['raw'] {
  if (!raw) return null;
  const { body_base64: body, ...rest } = raw;
  const text = body === null || isElement ? null : Buffer.from(body, 'base64').toString();
  return { ...rest, body: text, shared: isElement };
}

function nothingWhenAbsent(error: unknown): undefined {
  if (error instanceof DomainError && error.status === 404) return undefined;
  throw error;
}
