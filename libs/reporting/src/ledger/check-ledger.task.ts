import { Injectable, Logger } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { Metrics } from '#observability';
import { UpkeepTask } from '#queue';
import { balanceDays, isClosed, type LedgerDay } from './ledger.js';
import { LedgerStore } from './ledger.store.js';

const DAY_MS = 86_400_000;
const CLOSED_DAYS = 3;

/**
 * Shouts when a closed day does not add up: an error in the log for each, once and again when the figure changes, and gauges that
 * an alert can watch. Not in /readyz: stopping a worker heals no ledger.
 */
@Injectable()
export class CheckLedgerTask extends UpkeepTask {
  readonly name = 'check-ledger';
  readonly everyMs = 5 * 60_000;

  private readonly log = new Logger('ledger');
  private readonly difference: Gauge;
  private readonly daysOff: Gauge;
  /** what has been said of a day */
  private readonly said = new Map<string, string>();

  constructor(
    private readonly store: LedgerStore,
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
  }

  async run(): Promise<void> {
    await this.check(Date.now());
  }

  /** returns  the closed days that do not balance */
  async check(nowMs: number): Promise<LedgerDay[]> {
    const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
    // One more than wanted: shortly after midnight yesterday is still open.
    const counts = await this.store.countDays(today - (CLOSED_DAYS + 1) * DAY_MS, today, nowMs);
    const days = balanceDays(counts, nowMs)
      .filter(({ day }) => isClosed(day, nowMs))
      .slice(-CLOSED_DAYS);
    for (const flow of ['postbacks', 'clicks'] as const) {
      this.difference.set(
        { flow },
        days.reduce((sum, day) => sum + day[flow].difference, 0),
      );
      this.daysOff.set({ flow }, days.filter((day) => !day[flow].balanced).length);
    }
    const off = days.filter(({ postbacks, clicks }) => !postbacks.balanced || !clicks.balanced);
    for (const day of off) this.sayOnce(day);
    return off;
  }

  private sayOnce({ day, postbacks, clicks }: LedgerDay): void {
    const text =
      `The ledger of ${day} does not add up: postbacks received ${postbacks.received}, accepted ${postbacks.accepted} + rejected ${postbacks.rejected} + waiting ${postbacks.waiting}, difference ${postbacks.difference}; ` +
      `clicks issued ${clicks.issued}, stored ${clicks.stored} + lost ${clicks.lost}, difference ${clicks.difference}. Look at the quarantine and at GET /api/v1/ledger.`;
    if (this.said.get(day) === text) return;
    this.said.set(day, text);
    this.log.error(text);
  }
}
