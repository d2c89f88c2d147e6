import { Module, type DynamicModule } from '@nestjs/common';
import { AccessHttpModule, MetricsAccessModule } from '#access';
import { CampaignsHttpModule } from '#campaigns';
import { ClicksHttpModule } from '#clicks';
import { ConfigModule, type Settings } from '#config';
import { ConversionsHttpModule } from '#conversions';
import { DatabaseModule, TypeormModule } from '#database';
import { MonitoringHttpModule } from '#monitoring';
import { ObservabilityModule } from '#observability';
import { PostbacksHttpModule } from '#postbacks';
import { QueueModule } from '#queue';
import { ReportingHttpModule } from '#reporting';

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
