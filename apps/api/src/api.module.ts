import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsAccessModule } from '#access';
import { AccessHttpModule } from '#access/management';
import { CampaignsHttpModule } from '#campaigns/management';
import { ClicksHttpModule } from '#clicks/management';
import { ConfigModule, type Settings } from '#config';
import { ConversionsHttpModule } from '#conversions/management';
import { DatabaseModule } from '#database';
import { TypeormModule } from '#database/management';
import { MonitoringHttpModule } from '#monitoring';
import { ObservabilityModule } from '#observability';
import { PostbacksHttpModule } from '#postbacks/management';
import { QueueModule } from '#queue';
import { ReportingHttpModule } from '#reporting/management';

const MANAGEMENT = [
  AccessHttpModule,
  MetricsAccessModule,
  CampaignsHttpModule,
  ClicksHttpModule,
  ConversionsHttpModule,
  PostbacksHttpModule,
  ReportingHttpModule,
  MonitoringHttpModule,
];

/** Management API and reports. Stateless; any number of them may run. */
@Module({})
export class ApiModule {
  static forProcess(settings: Settings): DynamicModule {
    const platform = [
      ConfigModule.forProcess(settings),
      DatabaseModule,
      TypeormModule.forProcess(),
      ObservabilityModule,
      QueueModule.forLooking(),
    ];
    return { module: ApiModule, imports: [...platform, ...MANAGEMENT] };
  }
}
