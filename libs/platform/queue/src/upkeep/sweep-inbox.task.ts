import { Inject, Injectable, type Type } from '@nestjs/common';
import { BatchHandlers } from '../workers/batch-handlers.js';
import { BatchRunner, type HandleRecords } from '../workers/batches/batch-runner.js';
import { decodeBatch, splitBatch } from '../doors/batch-text.js';
import { InboxStore, type InboxRow } from './inbox.store.js';
import { BATCH_QUEUES, type BatchQueueName } from '../queue-names.js';
import { UpkeepTask } from './upkeep-task.js';

const ROWS_AT_ONCE = 200;
const RECORDS_AT_ONCE = 500;
/** Starts that ended without an answer: then the batch is taken apart, and a single record put aside. It may be what ends the process. */
const STARTS_BEFORE_TAKING_APART = 3;
const STARTS_BEFORE_PUTTING_ASIDE = 6;

/** Processes what went through the second door. Part of its queue's work, so it runs where that queue is taken; needs no BullMQ. */
abstract class SweepInbox extends UpkeepTask {
  readonly everyMs = 1_000;
  readonly name: string;

  constructor(
    override readonly partOf: BatchQueueName,
    private readonly inbox: InboxStore,
    private readonly runner: BatchRunner,
    private readonly handlers: BatchHandlers,
  ) {
    super();
    this.name = `sweep-inbox-${partOf}`;
  }

  async run(signal: AbortSignal): Promise<void> {
    const processor = this.handlers.of(this.partOf);
    if (!processor) return;
    const handle: HandleRecords = (records) => processor.handle(records);
    while (!signal.aborted) {
      const rows = await this.inbox.begin(this.partOf, ROWS_AT_ONCE);
      const done = await this.sweep(handle, rows, signal);
      // What failed stays for the next run, a second later.
      if (done < rows.length || rows.length < ROWS_AT_ONCE) return;
    }
  }

  // Fresh rows together, as many as make one batch; those that failed before one by one.
  private async sweep(handle: HandleRecords, rows: readonly InboxRow[], signal: AbortSignal): Promise<number> {
    let done = 0;
    for (const group of grouped(rows)) {
      if (signal.aborted) return done;
      if (await this.handleGroup(handle, group)) done += group.rows.length;
    }
    return done;
  }

  private async handleGroup(handle: HandleRecords, { rows, records, starts }: Group): Promise<boolean> {
    try {
      if (records === undefined || (records.length === 1 && starts >= STARTS_BEFORE_PUTTING_ASIDE)) {
        await this.runner.putAside(
          this.partOf,
          records?.[0] ?? String(rows[0]?.payload),
          new Error(records ? 'its handling never ended' : 'not a batch'),
        );
      } else if (records.length > 1 && starts >= STARTS_BEFORE_TAKING_APART) {
        return await this.takeApart(rows, records);
      } else {
        await this.runner.runBatch(this.partOf, handle, records, starts);
      }
      await this.inbox.done(rows);
      return true;
    } catch {
      // Counted by `starts`; the runner has said why.
      return false;
    }
  }

  private async takeApart(rows: readonly InboxRow[], records: readonly string[]): Promise<boolean> {
    for (const row of rows) await this.inbox.replace(this.partOf, row.id, splitBatch(records));
    return false;
  }
}

interface Group {
  readonly rows: InboxRow[];
  /** undefined: the payload is no batch */
  readonly records: string[] | undefined;
  readonly starts: number;
}

function grouped(rows: readonly InboxRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const records = read(row.payload);
    const last = groups.at(-1);
    if (last?.records && records && last.starts === 0 && row.starts === 0 && last.records.length + records.length <= RECORDS_AT_ONCE) {
      last.rows.push(row);
      last.records.push(...records);
    } else groups.push({ rows: [row], records, starts: row.starts });
  }
  return groups;
}

function read(payload: string): string[] | undefined {
  try {
    return decodeBatch(payload);
  } catch {
    return undefined;
  }
}

/** One task per queue, so that a slow queue does not hold up the other. */
export const SWEEP_INBOX_TASKS: Type<UpkeepTask>[] = BATCH_QUEUES.map((queue) => {
  @Injectable()
  class SweepInboxOf extends SweepInbox {
    constructor(
      @Inject(InboxStore) inbox: InboxStore,
      @Inject(BatchRunner) runner: BatchRunner,
      @Inject(BatchHandlers) handlers: BatchHandlers,
    ) {
      super(queue, inbox, runner, handlers);
    }
  }
  return SweepInboxOf;
});
