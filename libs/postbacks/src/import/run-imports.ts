import { Injectable } from '@nestjs/common';
import { AuditLog } from '#access';
import { readCsv } from '#clicks';
import { Database } from '#database';
import { DomainError } from '#kernel';
import { RehearsalMemory } from '../processing/rehearsal-memory.js';
import { ImportDecider, ROWS_AT_ONCE, type DecidedRow, type ImportRules, type ReadRow } from './import-decider.js';
import { ImportJobsStore, type ImportJob } from './import-jobs.store.js';
import { clickColumnOf } from './import-shapes.js';
import { resultOf } from './show-import-row.js';

const MOST_STARTS = 20;

/**
 * Works through files that wait: part after part, each with its conversions, results and progress in one transaction. Cut off at any
 * point it goes on where it was; rows that have their result are passed over.
 */
@Injectable()
export class RunImports {
  constructor(
    private readonly db: Database,
    private readonly store: ImportJobsStore,
    private readonly decider: ImportDecider,
    private readonly audit: AuditLog,
  ) {}

  /** returns  false: none waits */
  async runOldest(signal: AbortSignal): Promise<boolean> {
    const begun = await this.store.begin();
    if (!begun) return false;
    const { job, file, starts } = begun;
    if (starts > MOST_STARTS) {
      await this.finish(job, `It was begun ${MOST_STARTS} times and never came to its end. The worker's log says why.`);
      return true;
    }
    if (job.dryRun && job.done > 0) await this.store.restart(job.id);
    try {
      if (await this.runJob(job, file, signal)) await this.finish(job, null);
    } catch (error) {
      // What may heal is tried again by the next run; a file that cannot be read never will be.
      if (!(error instanceof DomainError)) throw error;
      await this.finish(job, error.message);
    }
    return true;
  }

  /** returns  false: told to stop before the end */
  private async runJob(job: ImportJob, file: Buffer, signal: AbortSignal): Promise<boolean> {
    const finished = job.dryRun ? new Set<number>() : await this.store.finishedRows(job.id);
    const memory = job.dryRun ? new RehearsalMemory() : undefined;
    const rules: ImportRules = {
      mapping: job.mapping,
      memory,
      alongside: (tx, decided) => this.store.record(tx, job.id, decided.map(resultOf)),
    };
    let part: ReadRow[] = [];
    for await (const row of readCsv(file, [clickColumnOf(job.mapping)])) {
      if (finished.has(row.row)) continue;
      if (part.push(row) < ROWS_AT_ONCE) continue;
      await this.runPart(job, part, rules);
      part = [];
      if (signal.aborted) return false;
    }
    await this.runPart(job, part, rules);
    return true;
  }

  private async runPart(job: ImportJob, part: readonly ReadRow[], rules: ImportRules): Promise<void> {
    const decided = await this.decider.decide(part, rules);
    // Recorded with their conversions already, but for rows that made no hit, and for dry runs.
    const unrecorded = (rules.memory ? decided : decided.filter(({ entry }) => !entry)).map((row: DecidedRow) => resultOf(row));
    await this.db.transaction((tx) => this.store.record(tx, job.id, unrecorded));
  }

  private async finish({ id, actor }: ImportJob, error: string | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const ended = await this.store.finish(tx, id, error);
      if (!ended || ended.dryRun) return;
      const { status, rows, accepted, waiting, rejected } = ended;
      const change = { status, rows, accepted, waiting, rejected };
      await this.audit.record(tx, { actor, action: 'finish', objectType: 'conversion_import', objectId: id, change });
    });
  }
}
