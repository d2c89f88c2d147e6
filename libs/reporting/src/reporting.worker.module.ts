import { Module } from '@nestjs/common';
import { CheckLedgerTask } from './check-ledger.task.js';
import { FoldStore } from './fold.store.js';
import { FoldTotalsTask } from './fold-totals.task.js';
import { LedgerStore } from './ledger.store.js';

/** Keeps the totals up to date and the ledger watched. */
@Module({ providers: [FoldStore, FoldTotalsTask, LedgerStore, CheckLedgerTask] })
export class ReportingWorkerModule {}
