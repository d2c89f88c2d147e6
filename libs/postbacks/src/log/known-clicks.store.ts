import { Inject, Injectable, Optional } from '@nestjs/common';
import { ClickStore } from '#clicks';
import { Database } from '#database';
import { QueueStatus } from '#queue';
import type { PostbackCase } from '../processing/postback-case.js';
import { MAX_CLICK_ID_LENGTH } from '../reading/click-candidates.js';
import type { KnownClicks, Rules } from '../steps/step.js';

const REMEMBER_MS = 60_000;
/** A look at the queue older than this says nothing any more. */
const LOOK_KEEPS_MS = 30_000;
/** A click is in the queue at the latest this long after its time: the tracker gives up sooner. */
const PUBLISHING_TAKES_MS = 10_000;

/** Looks up, for a whole batch at once, every click its hits may be about. */
@Injectable()
export class KnownClicksStore {
  private keptSince = { ms: 0, readAtMs: 0 };

  constructor(
    private readonly db: Database,
    private readonly clicks: ClickStore,
    // Only processes that work the queue see it.
    @Optional() @Inject(QueueStatus) private readonly queues?: Pick<QueueStatus, 'of'>,
  ) {}

  async lookUp(cases: readonly PostbackCase[], { clickIds, nowMs }: Pick<Rules, 'clickIds' | 'nowMs'>): Promise<KnownClicks> {
    const uuids = new Set<string>();
    const texts = new Set<string>();
    for (const { verdict, candidates } of cases) {
      if (verdict) continue;
      for (const { text } of candidates.list) {
        if (text.length > MAX_CLICK_ID_LENGTH) continue;
        const reading = clickIds.read(text);
        if (reading.kind === 'genuine') uuids.add(reading.uuid);
        else if (reading.kind === 'foreign') texts.add(text);
        // Only to tell a person that nothing but the letter case was wrong.
        if (reading.kind === 'foreign' && text !== text.toLowerCase()) texts.add(text.toLowerCase());
      }
    }
    const byUuid = await this.clicks.findByIds(this.db, [...uuids]);
    const imported = await this.clicks.findImported(this.db, [...texts]);
    const keptSinceMs = [...uuids].some((uuid) => !byUuid.has(uuid)) ? await this.readKeptSince(nowMs) : 0;
    return { byUuid, imported, keptSinceMs, storedUntilMs: this.storedUntil(nowMs) };
  }

  /** The click queue works in order: what came before its oldest unfinished batch is stored. */
  private storedUntil(nowMs: number): number | undefined {
    const report = this.queues?.of('clicks');
    if (!report || nowMs - report.checkedAt.getTime() > LOOK_KEEPS_MS) return undefined;
    return (report.oldestAt ?? report.checkedAt).getTime() - PUBLISHING_TAKES_MS;
  }

  /** Start of the oldest day of clicks that still has its partition; 0 while there is none. What is older, retention has dropped. */
  private async readKeptSince(nowMs: number): Promise<number> {
    if (nowMs - this.keptSince.readAtMs < REMEMBER_MS) return this.keptSince.ms;
    const { rows } = await this.db.query<{ day: string | null }>(
      `SELECT min(substring(c.relname FROM '^clicks_p(\\d{8})$')) AS day
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'clicks'::regclass`,
    );
    const day = /^(\d{4})(\d{2})(\d{2})$/.exec(rows[0]?.day ?? '');
    const ms = day ? Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : 0;
    this.keptSince = { ms, readAtMs: nowMs };
    return ms;
  }
}
