import { Inject, Injectable } from '@nestjs/common';
import { productVersion, SETTINGS, type Settings } from '#config';
import { Readiness } from '#observability';
import { ProcessStore, QueueDesk, type RunningProcess } from '#queue';
import { DatabaseFactsStore } from './database-facts.store.js';
import { describeDatabase, describeQueueStore } from './describe-stores.js';
import type { SystemAnswer } from './system-shapes.js';

/** A process writes every two seconds; five missed are no accident. */
const DEAD_AFTER_MS = 10_000;

/** The installation as a whole, from one process's place. What cannot be asked is left empty: this page is for bad days. */
@Injectable()
export class SystemReport {
  constructor(
    private readonly queues: QueueDesk,
    private readonly processes: ProcessStore,
    private readonly database: DatabaseFactsStore,
    private readonly readiness: Readiness,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(nowMs: number): Promise<SystemAnswer> {
    const [processes, quarantined, database, queue, schema, reasons] = await Promise.all([
      this.processes.list().catch(() => []),
      this.queues.quarantined().catch(() => new Map<string, number>()),
      describeDatabase(this.database, this.settings.embedded),
      describeQueueStore(this.queues),
      this.database.schema().catch(() => undefined),
      this.readiness.reasons(),
    ]);
    const alive = processes.filter(isAlive);
    return {
      version: productVersion(),
      node: process.versions.node,
      ready: reasons.length === 0,
      reasons,
      processes: processes.map(showProcess),
      queues: this.queues.names.map((name) => ({
        name,
        ...this.batches(name, nowMs),
        quarantined: quarantined.get(name) ?? 0,
        received_per_s: rateOf(alive, `received ${name}`),
        processed_per_s: rateOf(alive, `processed ${name}`),
      })),
      stores: { database, queue },
      schema: schema ?? null,
      ...showSettings(this.settings),
    };
  }

  private batches(name: (typeof this.queues.names)[number], nowMs: number) {
    const report = this.queues.report(name);
    const { waiting = 0, active = 0, delayed = 0, failed = 0, inbox = 0 } = report ?? {};
    const ageMs = report?.oldestAt === undefined ? null : Math.max(0, nowMs - report.oldestAt.getTime());
    return {
      waiting,
      active,
      delayed,
      failed,
      inbox,
      oldest_age_s: ageMs === null ? null : Math.round(ageMs / 100) / 10,
      checked_at: report?.checkedAt.toISOString() ?? null,
    };
  }
}

function isAlive({ silentMs }: RunningProcess): boolean {
  return silentMs < DEAD_AFTER_MS;
}

function showProcess(running: RunningProcess): SystemAnswer['processes'][number] {
  const alive = isAlive(running);
  return {
    id: running.id,
    kind: running.kind,
    host: running.host,
    pid: running.pid,
    version: running.version,
    started_at: running.startedAt.toISOString(),
    last_seen_at: running.seenAt.toISOString(),
    alive,
    progress: running.progress.map(({ activity, total, perSecond, lastAt }) => ({
      activity,
      total,
      rate_per_s: alive ? perSecond : 0,
      last_at: lastAt ?? null,
    })),
  };
}

function rateOf(processes: readonly RunningProcess[], activity: string): number {
  const rates = processes.flatMap(({ progress }) => progress.filter((each) => each.activity === activity).map((each) => each.perSecond));
  return Math.round(rates.reduce((sum, rate) => sum + rate, 0) * 10) / 10;
}

function showSettings(settings: Settings): Pick<SystemAnswer, 'retention' | 'settings'> {
  return {
    retention: {
      click_days: settings.RETENTION_CLICK_DAYS,
      click_detail_days: settings.RETENTION_CLICK_DETAIL_DAYS,
      postback_days: settings.RETENTION_POSTBACK_DAYS,
      postback_raw_days: settings.RETENTION_POSTBACK_RAW_DAYS,
    },
    settings: {
      public_url: settings.PUBLIC_URL,
      base_currency: settings.BASE_CURRENCY,
      stores_full_ips: settings.STORE_FULL_IPS,
      trusted_proxies: settings.TRUSTED_PROXIES,
      drop_in_routes: settings.DROP_IN_ROUTES,
    },
  };
}
