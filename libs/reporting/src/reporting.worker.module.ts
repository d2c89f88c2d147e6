import { Module } from '@nestjs/common';
import { CheckLedgerTask } from './ledger/check-ledger.task.js';
import { FoldStore } from './totals/fold.store.js';
import { FoldTotalsTask } from './totals/fold-totals.task.js';
import { PackStore } from './totals/pack.store.js';
import { PackTotalsTask } from './totals/pack-totals.task.js';
import { Ledger } from './ledger/ledger.service.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { ErasePersonStore } from './privacy/erase/erase-person.store.js';
import { FinishErasuresTask } from './privacy/erase/finish-erasures.task.js';
import { UnfinishedWork } from './privacy/erase/unfinished-work.js';
import { ClusterDaysTask } from './retention/cluster-days.task.js';
import { DropOldDaysTask } from './retention/drop-old-days.task.js';
import { PartitionUpkeepStore } from './retention/partition-upkeep.store.js';

/** Keeps the totals up to date, the ledger watched, days in order and no longer than wanted, and erasures finished. */
@Module({
  providers: [
    FoldStore,
    FoldTotalsTask,
    PackStore,
    PackTotalsTask,
    Ledger,
    LedgerStore,
    CheckLedgerTask,
    PartitionUpkeepStore,
    ClusterDaysTask,
    DropOldDaysTask,
    ErasePersonStore,
    UnfinishedWork,
    FinishErasuresTask,
  ],
})
export class ReportingWorkerModule {}
