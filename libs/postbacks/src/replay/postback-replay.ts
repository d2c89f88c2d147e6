import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { decodeCursor, encodeCursor } from '#http';
import { ClickIds, DomainError, firstUuidAt, Receipts } from '#kernel';
import type { DecidedAgain } from '../log/compare-verdicts.js';
import { PostbackProcessing } from '../processing/postback-processing.js';
import type { ReplayAnswer, ReplayRequest } from './replay-shapes.js';
import { ReplayStore, type ReplayFilter } from './replay.store.js';
import { summariseReplay } from './summarise-replay.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Rejected hits decided again under today's settings: as a rehearsal, or for good. */
@Injectable()
export class PostbackReplay {
  constructor(
    private readonly processing: PostbackProcessing,
    private readonly store: ReplayStore,
    private readonly audit: AuditLog,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError invalid_cursor, invalid_receipt */
  async run(request: ReplayRequest, access: Access): Promise<ReplayAnswer> {
    const start = readCursor(request.cursor);
    const filter = this.filterOf(request, start?.afterId);
    const ids = await this.store.rejected(filter, request.limit + 1);
    const batch = ids.slice(0, request.limit);
    const replayId = start?.replayId ?? randomUUID();
    const decided = request.dry_run ? await this.processing.decideAgain(batch) : await this.decide(batch, { replayId, request, access });
    const last = ids.length > batch.length ? batch.at(-1) : undefined;
    return {
      replay_id: request.dry_run ? null : replayId,
      dry_run: request.dry_run,
      examined: decided.length,
      not_kept: batch.length - decided.length,
      remaining: last === undefined ? 0 : await this.store.count({ ...filter, afterId: last }),
      ...summariseReplay(decided, this.receipts),
      next_cursor: last === undefined ? null : encodeCursor([last, replayId]),
    };
  }

  private decide(ids: readonly string[], run: { replayId: string; request: ReplayRequest; access: Access }): Promise<DecidedAgain[]> {
    return this.processing.decideAgain(ids, {
      id: run.replayId,
      alongside: async (tx, decided) => {
        const { changed, accepted, changes } = summariseReplay(decided, this.receipts);
        if (changed === 0) return;
        await this.audit.record(tx, {
          actor: run.access.actor,
          action: 'replay',
          objectType: 'postbacks',
          objectId: run.replayId,
          change: { filter: run.request.filter, examined: decided.length, changed, accepted, changes },
        });
      },
    });
  }

  private filterOf({ filter }: ReplayRequest, afterId: string | undefined): ReplayFilter {
    const reading = filter.click_id === undefined ? undefined : this.clickIds.read(filter.click_id);
    return {
      // The bound itself is not included, and no receipt is this small.
      afterId: afterId ?? (filter.from === undefined ? FIRST_ID : firstUuidAt(filter.from)),
      beforeId: filter.to === undefined ? LAST_ID : firstUuidAt(filter.to),
      reason: filter.reason,
      clickUuid: reading?.kind === 'genuine' ? reading.uuid : undefined,
      clickText: filter.click_id,
      campaignId: filter.campaign_id,
      sourceId: filter.source_id,
      ids: filter.receipts?.map((text) => this.hitOf(text)),
    };
  }

  private hitOf(text: string): string {
    const reading = this.receipts.read(text);
    if (!reading)
      throw new DomainError(
        'invalid_receipt',
        `"${text.slice(0, 60)}" is no receipt of ours. Send it whole, as it came in Postback-Receipt.`,
      );
    return reading.uuid;
  }
}

function readCursor(cursor: string | undefined): { afterId: string; replayId: string } | undefined {
  const key = decodeCursor(cursor, 2);
  if (key === undefined) return undefined;
  const [afterId, replayId] = key;
  if (typeof afterId === 'string' && UUID.test(afterId) && typeof replayId === 'string' && UUID.test(replayId))
    return { afterId, replayId };
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the answer before, or leave it out.');
}
