import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { ObservabilityModule } from '#observability';
import { testSettings } from '#testing';
import { AccessHttpModule } from '../access.http.module.js';
import { MetricsAccessModule } from '../metrics-access.module.js';

export const ADMIN_KEY = 'an-admin-key-for-tests';

/** The access lib alone, over HTTP: `app.inject(…)`. */
export async function accessApp(overrides: Partial<Settings>): Promise<NestFastifyApplication> {
  const settings = testSettings({ ADMIN_API_KEY: ADMIN_KEY, LOG_LEVEL: 'error', ...overrides }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, ObservabilityModule, AccessHttpModule, MetricsAccessModule] })
  class AccessTestModule {}
  const app = await createHttpApp(AccessTestModule, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
