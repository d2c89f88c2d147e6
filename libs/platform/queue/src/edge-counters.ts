import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Counter } from 'prom-client';
import { Metrics, SeldomLog } from '#observability';
import { ProcessBeat } from './processes/process-beat.js';
import { QueueShutdown } from './queue-shutdown.js';
import { EdgeCounterStore } from './edge-counter.store.js';

/** What a tracker counts when it happens, so that the ledger can disagree with the rows found later. */
export type EdgeCount = 'postbacks_received' | 'postbacks_refused' | 'clicks_issued' | 'clicks_lost' | 'clicks_unknown' | 'clicks_unrouted';

const WRITE_EVERY_MS = 1_000;

/**
 * Counts per UTC day and campaign, cumulative for this run of the process, written to the database every second. A failed
 * write is made good by the next one: totals are written, not differences.
 */
@Injectable()
export class EdgeCounters implements OnApplicationBootstrap {
  private readonly runId = randomUUID();
  private readonly rows = new Map<string, { day: string; name: EdgeCount; campaignId: number; n: number }>();
  private readonly unwritten = new Set<string>();
  /** of days that are over, so that the totals of this run only grow */
  private readonly earlier = new Map<EdgeCount, number>();
  private readonly counted: Counter;
  private readonly series = new Map<EdgeCount, Counter.Internal>();
  private readonly log = new SeldomLog((line) => new Logger('edge counters').warn(line));
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EdgeCounterStore) private readonly store: EdgeCounterStore,
    @Inject(Metrics) metrics: Metrics,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
    @Inject(ProcessBeat) beat: ProcessBeat,
  ) {
    beat.report('received clicks', () => this.totalOf('clicks_issued'));
    beat.report('received postbacks', () => this.totalOf('postbacks_received'));
    shutdown.add('counters', 2_000, () => this.close());
    this.counted = metrics.counter({ name: 'rebound_edge_total', help: 'Clicks and postbacks as counted at the edge', labels: ['name'] });
  }

  /** campaignId is the campaign's number; leave it out when none is known. */
  add(name: EdgeCount, campaignId = 0, n = 1): void {
    const day = utcDay(Date.now());
    const key = `${day} ${name} ${campaignId}`;
    const row = this.rows.get(key);
    if (row) row.n += n;
    else this.rows.set(key, { day, name, campaignId, n });
    this.unwritten.add(key);
    this.seriesOf(name).inc(n);
  }

  onApplicationBootstrap(): void {
    const tick = () => {
      this.timer = setTimeout(() => void this.flush().then(tick), WRITE_EVERY_MS);
      this.timer.unref();
    };
    tick();
  }

  /** Writes what has changed; never rejects. Called every second, at shutdown, and by tests. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  // prom-client hashes the labels at every call.
  private seriesOf(name: EdgeCount): Counter.Internal {
    let series = this.series.get(name);
    if (!series) this.series.set(name, (series = this.counted.labels({ name })));
    return series;
  }

  private totalOf(name: EdgeCount): number {
    let total = this.earlier.get(name) ?? 0;
    for (const row of this.rows.values()) if (row.name === name) total += row.n;
    return total;
  }

  private close(): Promise<void> {
    clearTimeout(this.timer);
    return this.flush();
  }

  private async write(): Promise<void> {
    const keys = [...this.unwritten];
    if (keys.length === 0) return;
    this.unwritten.clear();
    try {
      await this.store.write(
        this.runId,
        keys.map((key) => this.rows.get(key)).filter((row): row is NonNullable<typeof row> => row !== undefined),
      );
      this.forgetPastDays();
    } catch (error) {
      keys.forEach((key) => this.unwritten.add(key));
      this.log.say('not written, will be with the next second', error instanceof Error ? error.message : 'unknown error');
    }
  }

  private forgetPastDays(): void {
    const today = utcDay(Date.now());
    for (const [key, row] of this.rows) {
      if (row.day >= today || this.unwritten.has(key)) continue;
      this.earlier.set(row.name, (this.earlier.get(row.name) ?? 0) + row.n);
      this.rows.delete(key);
    }
  }
}

// A record counts on the day of its second; making the text 40,000 times a second would cost more than the counting.
let dayNumber = -1;
let dayText = '';
function utcDay(nowMs: number): string {
  const number = Math.floor(nowMs / 86_400_000);
  if (number !== dayNumber) {
    dayNumber = number;
    dayText = new Date(nowMs).toISOString().slice(0, 10);
  }
  return dayText;
}
