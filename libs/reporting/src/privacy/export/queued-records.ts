import { Inject, Injectable, Optional } from '@nestjs/common';
import { QueueDesk } from '#queue';
import { namesOneOf } from '../names-one-of.js';

/** Batches of each state that are looked through. */
const MAX_BATCHES = 2_000;

/** A record that has come and is no row yet. */
interface QueuedRecord {
  readonly queue: 'clicks' | 'postbacks';
  readonly state: 'queued' | 'quarantined';
  readonly record: string;
}

/** What lies in the queues of either store, or was put aside, and names a person. */
@Injectable()
export class QueuedRecords {
  constructor(
    // A part of the product on its own has no queue, so nothing can lie in one.
    @Optional() @Inject(QueueDesk) private readonly queues?: Pick<QueueDesk, 'unfinishedRecords'>,
  ) {}

  /** isAll false: there was more than could be looked through, or the store is away */
  async naming(texts: readonly string[]): Promise<{ readonly records: readonly QueuedRecord[]; readonly isAll: boolean }> {
    const records: QueuedRecord[] = [];
    let isAll = true;
    for (const queue of ['clicks', 'postbacks'] as const) {
      const names = (record: string) => namesOneOf(record, texts);
      const found = await this.queues
        ?.unfinishedRecords(queue, names, MAX_BATCHES)
        .catch(() => ({ queued: [], quarantined: [], isAll: false }));
      if (!found) continue;
      isAll &&= found.isAll;
      for (const state of ['queued', 'quarantined'] as const) records.push(...found[state].map((record) => ({ queue, state, record })));
    }
    return { records, isAll };
  }
}
