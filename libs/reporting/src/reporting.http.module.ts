import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DemoDataController } from './demo/demo-data.controller.js';
import { CampaignFactsStore } from './health/campaign-facts.store.js';
import { HealthController } from './health/health.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerStore } from './ledger/ledger.store.js';
import { OpportunitiesController } from './opportunities/opportunities.controller.js';
import { Opportunities } from './opportunities/opportunities.service.js';
import { ErasePerson } from './privacy/erase-person.js';
import { ErasePersonStore } from './privacy/erase-person.store.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { PurgeDemoStore } from './demo/purge-demo.store.js';
import { ReportingModule } from './reporting.module.js';
import { ReportsController } from './query/reports.controller.js';
import { ReportViewsController } from './views/report-views.controller.js';
import { ReportViewsStore } from './views/report-views.store.js';

/** Reports, their export and catalogue, health of campaigns, and the ledger, under /api/v1. */
@Module({
  imports: [AccessModule, ReportingModule],
  controllers: [
    ReportsController,
    ReportViewsController,
    HealthController,
    OpportunitiesController,
    LedgerController,
    DemoDataController,
    PrivacyController,
  ],
  providers: [CampaignFactsStore, Opportunities, ReportViewsStore, LedgerStore, PurgeDemoStore, ErasePerson, ErasePersonStore],
})
export class ReportingHttpModule {}
