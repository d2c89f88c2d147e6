import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Access } from '#access';
import { DomainError } from '#kernel';
import { SeldomLog } from '#observability';
import { FeedMemory } from './feed-memory.js';
import type { LiveEvent } from './live-event.js';
import { RecentHappenings } from './recent-happenings.js';

/** Whoever watches: told of each event as it may see it. */
export interface Watcher {
  readonly access: Access;
  tell(frame: string): void;
  /** the process stops */
  end(): void;
}

const LOOK_EVERY_MS = 1_000;
const PER_LOOK = 50;
/** Rows may become visible a little after their time: batches, slow commits. */
const OVERLAP_MS = 60_000;
const FIRST_LOOK_MS = 24 * 3_600_000;
const GREETING = 30;
const MAX_WATCHERS = 200;

/**
 * Tells watchers what happens. One loop looks into the stores once a second for all of them, and rests while nobody watches.
 * Bounded: at most fifty clicks and fifty postbacks a second are told, the newest; reports count them all.
 */
@Injectable()
export class LiveFeed implements BeforeApplicationShutdown {
  private readonly run = randomUUID().slice(0, 8);
  private readonly watchers = new Set<Watcher>();
  private readonly memory = new FeedMemory();
  private readonly log = new SeldomLog((line) => new Logger('live feed').warn(line));
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly happenings: RecentHappenings) {}

  /**
   * Begins with what the watcher has missed, or the newest thirty events.
   *
   * lastEventId  as the browser sends it when it connects again; one of another process or run is as good as none
   * returns      how to stop watching
   * throws       503 too_many_watchers
   */
  async watch(watcher: Watcher, lastEventId: string | undefined): Promise<() => void> {
    if (this.stopped || this.watchers.size >= MAX_WATCHERS) {
      const message = `${MAX_WATCHERS} people watch already. Try again later.`;
      throw new DomainError('too_many_watchers', message, { status: 503, details: { retry_after_s: 10 } });
    }
    // The loop rests while nobody watches.
    if (this.watchers.size === 0) await this.look();
    const missed = this.memory.since(this.numberOf(lastEventId), (event) => isFor(watcher.access, event), GREETING);
    if (missed.length > 0) watcher.tell(missed.map((event) => this.frameOf(event, watcher.access)).join(''));
    this.watchers.add(watcher);
    this.plan();
    return () => this.watchers.delete(watcher);
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.end();
    this.watchers.clear();
  }

  /** Looks now and tells; never rejects. Two calls share one look. */
  private look(): Promise<void> {
    this.looking ??= this.lookNow().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookNow(): Promise<void> {
    const nowMs = Date.now();
    const overlapMs = Math.min(nowMs - OVERLAP_MS, this.memory.waitingSinceMs(nowMs) ?? nowMs);
    const fromMs = this.watchers.size === 0 ? nowMs - FIRST_LOOK_MS : overlapMs;
    try {
      const fresh = this.memory.take(await this.happenings.read(fromMs, nowMs, PER_LOOK));
      for (const watcher of this.watchers) {
        const own = fresh.filter((event) => isFor(watcher.access, event));
        if (own.length > 0) watcher.tell(own.map((event) => this.frameOf(event, watcher.access)).join(''));
      }
    } catch (error) {
      this.log.say('cannot look', error instanceof Error ? error.message : 'unknown error');
    }
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.watchers.size === 0) return;
    this.timer = setTimeout(() => void this.look().then(() => this.plan()), LOOK_EVERY_MS);
    this.timer.unref();
  }

  private frameOf(event: LiveEvent, access: Access): string {
    const shown = access.role === 'advertiser' ? event.outside : event.inside;
    return `id: ${this.run}-${event.n}\nevent: ${event.kind}\ndata: ${JSON.stringify(shown)}\n\n`;
  }

  private numberOf(eventId: string | undefined): number | undefined {
    const [run, n = ''] = eventId?.split('-') ?? [];
    return run === this.run && /^\d{1,15}$/.test(n) ? Number(n) : undefined;
  }
}

function isFor(access: Access, event: LiveEvent): boolean {
  return access.role !== 'advertiser' || (access.advertiserId !== null && event.owners.has(access.advertiserId));
}
