import { Inject, Injectable, Optional } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueueDesk, type BatchQueueName } from '#queue';
import { balanceDays, isClosed, type LedgerDay } from './ledger.js';
import { LedgerStore } from './ledger.store.js';

/** With more unfinished batches of one state than this, counting their records would cost more than it tells. */
const MAX_BATCHES = 200;
/** What a tracker has counted is in a queue, refused or lost after this time: its doors give up within 900 ms. */
const IN_FLIGHT_MS = 1_200;

/** Draws up the ledger: the edge's counts first, then what lies in the queues, then rows. In this order nothing can slip through. */
@Injectable()
export class Ledger {
  constructor(
    private readonly store: LedgerStore,
    // A part of the product on its own sees no queue: pending is then what is left over.
    @Optional() @Inject(QueueDesk) private readonly queues?: Pick<QueueDesk, 'unfinishedIds'>,
  ) {}

  /** fromMs, toMs: UTC midnights, half open. An open day that does not add up is looked at twice: records are on their way. */
  async days(fromMs: number, toMs: number, nowMs: number): Promise<LedgerDay[]> {
    const range = { fromMs, toMs, nowMs };
    const edge = await this.store.countEdge(fromMs, toMs);
    const draw = async () => balanceDays(await this.store.countDays(range, edge, await this.unfinished()), nowMs);
    const days = await draw();
    const maybeOnTheWay = days.some(
      ({ day, postbacks, clicks }) => !isClosed(day, nowMs) && (postbacks.difference > 0 || clicks.difference > 0),
    );
    if (!maybeOnTheWay) return days;
    await sleep(IN_FLIGHT_MS);
    return draw();
  }

  private async unfinished(): Promise<Record<BatchQueueName, readonly string[] | undefined>> {
    const of = (queue: BatchQueueName) => this.queues?.unfinishedIds(queue, MAX_BATCHES).catch(() => undefined);
    return { postbacks: await of('postbacks'), clicks: await of('clicks') };
  }
}
