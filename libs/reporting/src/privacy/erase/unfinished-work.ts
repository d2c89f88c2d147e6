import { Inject, Injectable, Optional } from '@nestjs/common';
import { QueueStatus } from '#queue';

/** The queues are looked at every two seconds; an older look tells nothing about now. */
const LOOK_KEEPS_MS = 15_000;

/** Whether queues still hold records of before a moment. The inbox is asked apart, in the transaction that needs to know. */
@Injectable()
export class UnfinishedWork {
  constructor(
    // A part of the product on its own has no queue, so nothing can lie in one.
    @Optional() @Inject(QueueStatus) private readonly queues?: Pick<QueueStatus, 'of'>,
  ) {}

  /** true also when nobody knows. beforeMs: records that were stored before this instant are asked about */
  mayHoldSince(beforeMs: number, nowMs = Date.now()): boolean {
    if (!this.queues) return false;
    return (['clicks', 'postbacks'] as const).some((name) => {
      const report = this.queues?.of(name);
      if (!report || nowMs - report.checkedAt.getTime() > LOOK_KEEPS_MS || report.checkedAt.getTime() < beforeMs) return true;
      // Given-up jobs are taken up again under a new time: until then they may be of any age.
      return report.failed > 0 || (report.oldestAt !== undefined && report.oldestAt.getTime() < beforeMs);
    });
  }
}
