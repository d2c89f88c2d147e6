import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { ClicksHttpModule } from '#clicks/management';
import { PostbacksHttpModule } from '#postbacks/management';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { RecentHappenings } from './live/recent-happenings.js';
import { DatabaseFactsStore } from './system/database-facts.store.js';
import { SystemController } from './system/system.controller.js';
import { SystemReport } from './system/system-report.js';

/** `/api/v1/system` and `/api/v1/live`: how the installation is, and what happens on it. Needs a QueueModule in the process. */
@Module({
  imports: [AccessModule, CampaignsModule, ClicksHttpModule, PostbacksHttpModule],
  controllers: [SystemController, LiveController],
  providers: [SystemReport, DatabaseFactsStore, LiveFeed, RecentHappenings],
})
export class MonitoringHttpModule {}
