import { Module } from '@nestjs/common';
import { CheckLedgerTask } from './ledger/check-ledger.task.js';
import { FoldStore } from './totals/fold.store.js';
import { FoldTotalsTask } from './totals/fold-totals.task.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { ClusterDaysTask } from './retention/cluster-days.task.js';
import { DropOldDaysTask } from './retention/drop-old-days.task.js';
import { PartitionUpkeepStore } from './retention/partition-upkeep.store.js';

/** Keeps the totals up to date, the ledger watched, and days in order and no longer than wanted. */
@Module({ providers: [FoldStore, FoldTotalsTask, LedgerStore, CheckLedgerTask, PartitionUpkeepStore, ClusterDaysTask, DropOldDaysTask] })
export class ReportingWorkerModule {}
