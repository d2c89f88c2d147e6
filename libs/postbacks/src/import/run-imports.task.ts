import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { ImportJobsStore } from './import-jobs.store.js';
import { RunImports } from './run-imports.js';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const DROP_EVERY_MS = 3_600_000;

/** Works through imported files one after another, and forgets the results of old ones. */
@Injectable()
export class RunImportsTask extends UpkeepTask {
  readonly name = 'run-conversion-imports';
  readonly everyMs = 1_000;
  private droppedAtMs = 0;

  constructor(
    private readonly imports: RunImports,
    private readonly store: ImportJobsStore,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.imports.runOldest(signal)));
    if (signal.aborted || Date.now() - this.droppedAtMs < DROP_EVERY_MS) return;
    this.droppedAtMs = Date.now();
    await this.store.dropFinishedBefore(new Date(Date.now() - KEPT_DAYS * DAY_MS));
  }
}
