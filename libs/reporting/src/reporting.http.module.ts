import { Module } from '@nestjs/common';
import { DemoDataController } from './demo-data.controller.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerStore } from './ledger.store.js';
import { PurgeDemoStore } from './purge-demo.store.js';
import { ReportingModule } from './reporting.module.js';
import { ReportsController } from './reports.controller.js';

/** Reports, their export and catalogue, and the ledger, under /api/v1. */
@Module({ imports: [ReportingModule], controllers: [ReportsController, LedgerController, DemoDataController], providers: [LedgerStore, PurgeDemoStore] })
export class ReportingHttpModule {}
