import { Injectable, Logger } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { Metrics } from '#observability';
import { UpkeepTask } from '#queue';
import { isClosed, type LedgerDay } from './ledger.js';
import { Ledger } from './ledger.service.js';

const DAY_MS = 86_400_000;
const CLOSED_DAYS = 3;
const FLOWS = ['postbacks', 'clicks'] as const;

/**
 * Shouts when a day does not add up: an error in the log, once and again when the figure changes, and gauges that an alert can watch.
 * An open day must be off in two runs. Not in /readyz: stopping a worker heals no ledger.
 */
@Injectable()
export class CheckLedgerTask extends UpkeepTask {
  readonly name = 'check-ledger';
  readonly everyMs = 5 * 60_000;

  private readonly log = new Logger('ledger');
  private readonly difference: Gauge;
  private readonly daysOff: Gauge;
  private readonly records: Gauge;
  /** what has been said of a day */
  private readonly said = new Map<string, string>();
  private openAndOff: ReadonlySet<string> = new Set();

  constructor(
    private readonly ledger: Ledger,
    metrics: Metrics,
  ) {
    super();
    this.difference = metrics.gauge({
      name: 'rebound_ledger_difference',
      help: `Counted at the edge but not found as rows (below 0: the other way round) over the last ${CLOSED_DAYS} closed UTC days`,
      labels: ['flow'],
    });
    this.daysOff = metrics.gauge({
      name: 'rebound_ledger_days_unbalanced',
      help: `Days out of balance among the last ${CLOSED_DAYS} closed UTC days`,
      labels: ['flow'],
    });
    this.records = metrics.gauge({
      name: 'rebound_ledger_records',
      help: 'The ledger of today and yesterday (UTC), part by part, as of the last check',
      labels: ['flow', 'day', 'part'],
    });
  }

  async run(): Promise<void> {
    await this.check(Date.now());
  }

  /** returns  the days that do not balance: closed ones, and open ones that were off in the run before too */
  async check(nowMs: number): Promise<LedgerDay[]> {
    const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
    // One more than wanted: shortly after midnight yesterday is still open.
    const days = await this.ledger.days(today - (CLOSED_DAYS + 1) * DAY_MS, today + DAY_MS, nowMs);
    const closed = days.filter(({ day }) => isClosed(day, nowMs)).slice(-CLOSED_DAYS);
    this.measure(closed, days.slice(-2));
    const openAndOff = days.filter((day) => !isClosed(day.day, nowMs) && isOff(day));
    const off = [...closed.filter(isOff), ...openAndOff.filter(({ day }) => this.openAndOff.has(day))];
    this.openAndOff = new Set(openAndOff.map(({ day }) => day));
    for (const day of off) this.sayOnce(day);
    return off;
  }

  private measure(closed: readonly LedgerDay[], [yesterday, today]: readonly LedgerDay[]): void {
    for (const flow of FLOWS) {
      this.difference.set(
        { flow },
        closed.reduce((sum, day) => sum + day[flow].difference, 0),
      );
      this.daysOff.set({ flow }, closed.filter((day) => !day[flow].balanced).length);
      for (const [day, counts] of [
        ['today', today],
        ['yesterday', yesterday],
      ] as const)
        for (const [part, n] of Object.entries(counts?.[flow] ?? {})) if (typeof n === 'number') this.records.set({ flow, day, part }, n);
    }
  }

  private sayOnce({ day, postbacks, clicks }: LedgerDay): void {
    const text =
      `The ledger of ${day} does not add up: postbacks received ${postbacks.received}, accepted ${postbacks.accepted} + rejected ${postbacks.rejected} + waiting ${postbacks.waiting} + pending ${postbacks.pending}, difference ${postbacks.difference}; ` +
      `clicks issued ${clicks.issued}, stored ${clicks.stored} + pending ${clicks.pending} + lost ${clicks.lost}, difference ${clicks.difference}. Look at the quarantine and at GET /api/v1/ledger.`;
    if (this.said.get(day) === text) return;
    this.said.set(day, text);
    this.log.error(text);
  }
}

function isOff({ postbacks, clicks }: LedgerDay): boolean {
  return !postbacks.balanced || !clicks.balanced;
}
