import { Module } from '@nestjs/common';
import { FoldStore } from './fold.store.js';
import { FoldTotalsTask } from './fold-totals.task.js';

/** Keeps the totals up to date. */
@Module({ providers: [FoldStore, FoldTotalsTask] })
export class ReportingWorkerModule {}
