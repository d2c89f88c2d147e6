import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { ClickEnricher } from './click-enricher.js';
import { ClicksModule } from './clicks.module.js';
import { PreparePartitionsTask } from './prepare-partitions.task.js';
import { VisitorsModule } from './visitors.module.js';
import { WriteClicksProcessor } from './write-clicks.processor.js';

/** Takes clicks off the queue and writes them; keeps partitions ahead. */
@Module({
  imports: [CampaignsModule, ClicksModule, VisitorsModule],
  providers: [ClickEnricher, WriteClicksProcessor, PreparePartitionsTask],
})
export class ClicksWorkerModule {}
