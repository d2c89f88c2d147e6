import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { DemoDataController } from './demo/demo-data.controller.js';
import { CampaignFactsStore } from './health/campaign-facts.store.js';
import { ExportController } from './export/export.controller.js';
import { ExportWriters } from './export/export-writers.js';
import { Exports } from './export/exports.service.js';
import { RawRowsStore } from './export/raw-rows.store.js';
import { HealthController } from './health/health.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { Ledger } from './ledger/ledger.service.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { OpportunitiesController } from './opportunities/opportunities.controller.js';
import { Opportunities } from './opportunities/opportunities.service.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { OutcomesStore } from './outcomes/outcomes.store.js';
import { PrivacyHttpModule } from './privacy/privacy.http.module.js';
import { PurgeDemoStore } from './demo/purge-demo.store.js';
import { ReportingModule } from './reporting.module.js';
import { ReportsController } from './query/reports.controller.js';
import { ReportViewsController } from './views/report-views.controller.js';
import { ReportViewsStore } from './views/report-views.store.js';

/** Reports, their export and catalogue, health of campaigns, and the ledger, under /api/v1. */
@Module({
  imports: [AccessModule, ClicksModule, PrivacyHttpModule, ReportingModule],
  controllers: [
    ReportsController,
    ExportController,
    ReportViewsController,
    HealthController,
    OpportunitiesController,
    OutcomesController,
    LedgerController,
    DemoDataController,
  ],
  providers: [
    ExportWriters,
    Exports,
    RawRowsStore,
    CampaignFactsStore,
    Opportunities,
    OutcomesStore,
    ReportViewsStore,
    Ledger,
    LedgerStore,
    PurgeDemoStore,
  ],
})
export class ReportingHttpModule {}
