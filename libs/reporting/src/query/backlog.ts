import { Inject, Injectable, Optional } from '@nestjs/common';
import { QueueStatus } from '#queue';

/** How old a look at the queues may be to be believed; they are looked at every two seconds. */
const LOOK_KEEPS_MS = 15_000;

/** How far the tables lie behind what has been stored: what is still in the queues or the inbox is in no report. */
@Injectable()
export class Backlog {
  constructor(
    // A process that sees no queue (a part of the product on its own) knows of the inbox only.
    @Optional() @Inject(QueueStatus) private readonly queues?: Pick<QueueStatus, 'of'>,
  ) {}

  /**
   * Age of the oldest click or postback that is stored but in no table, milliseconds; 0 when there is none. When the queues have not
   * answered for a while it is at least as old as the last answer.
   *
   * inboxAgeMs  of the oldest batch in the inbox, seen in the report's own snapshot
   */
  oldestMs(inboxAgeMs: number, nowMs = Date.now()): number {
    const ages = (['clicks', 'postbacks'] as const).flatMap((name) => {
      const report = this.queues?.of(name);
      if (!report) return [];
      const lookedMs = nowMs - report.checkedAt.getTime();
      if (lookedMs > LOOK_KEEPS_MS) return [Math.max(lookedMs, report.oldestAt ? nowMs - report.oldestAt.getTime() : 0)];
      return report.oldestAt ? [nowMs - report.oldestAt.getTime()] : [];
    });
    return Math.max(inboxAgeMs, 0, ...ages);
  }
}
