import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { SETTINGS, type Settings } from '#config';
import { ClickEnricher } from './enrich/click-enricher.js';
import { ClicksModule } from './clicks.module.js';
import { ClickOutStore } from './landing/click-outs.store.js';
import { CountClickOutsTask } from './landing/count-click-outs.task.js';
import { PreparePartitionsTask } from './store/prepare-partitions.task.js';
import { DataCentres } from './quality/data-centres.js';
import { ForgetPacesTask } from './quality/forget-paces.task.js';
import { ForgetVisitorsTask } from './quality/forget-visitors.task.js';
import { VisitorsModule } from './enrich/visitors.module.js';
import { WriteClicksProcessor } from './store/write-clicks.processor.js';

/** Takes clicks off the queue and writes them; keeps partitions ahead. */
@Module({
  imports: [CampaignsModule, ClicksModule, VisitorsModule],
  providers: [
    ClickEnricher,
    ForgetPacesTask,
    ClickOutStore,
    CountClickOutsTask,
    WriteClicksProcessor,
    PreparePartitionsTask,
    ForgetVisitorsTask,
    { provide: DataCentres, useFactory: (settings: Settings) => DataCentres.open(settings.EXTENSIONS_DIR), inject: [SETTINGS] },
  ],
})
export class ClicksWorkerModule {}
