import { Global, Module } from '@nestjs/common';
import { METRICS_ACCESS, type MetricsAccess } from '#observability';
import { AccessModule } from './access.module.js';
import { Credentials } from './credentials.js';

/**
 * Lets API keys of the roles admin and analyst read /metrics; listed once by each app. Global because the routes of
 * observability, which stands below this lib, look for it.
 */
@Global()
@Module({
  imports: [AccessModule],
  providers: [
    {
      provide: METRICS_ACCESS,
      inject: [Credentials],
      useFactory:
        (credentials: Credentials): MetricsAccess =>
        async (token) => {
          const access = await credentials.ofKey(token);
          return access !== undefined && access.role !== 'advertiser';
        },
    },
  ],
  exports: [METRICS_ACCESS],
})
export class MetricsAccessModule {}
