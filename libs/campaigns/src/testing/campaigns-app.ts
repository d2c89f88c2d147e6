import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessAdmin } from '#access';
import { AccessHttpModule } from '#access/management';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule } from '#database';
import { TypeormModule } from '#database/management';
import { createHttpApp } from '#http';
import { ObservabilityModule } from '#observability';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { CampaignsHttpModule } from '../campaigns.http.module.js';

const ADMIN_KEY = 'an-admin-key-for-tests';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CampaignsApp {
  readonly app: NestFastifyApplication;
  /** its own, gone with close() */
  readonly database: TestDatabase;
  /** as the administrator */
  call(method: Method, url: string, payload?: unknown): Promise<Answer>;
  as(key: string | undefined): (method: Method, url: string, payload?: unknown) => Promise<Answer>;
  keyFor(role: 'analyst' | 'advertiser', advertiserId?: string): Promise<string>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** the JSON body; empty object when there is none */
  readonly body: { readonly [field: string]: unknown };
  /** the body as the test knows it */
  read<T>(): T;
}

/** The campaigns lib over HTTP, with access before it, on a database of its own. */
export async function campaignsApp(overrides: Partial<Settings> = {}): Promise<CampaignsApp> {
  const database = await testDatabase();
  const settings = testSettings({ DATABASE_URL: database.url, ADMIN_API_KEY: ADMIN_KEY, LOG_LEVEL: 'error', ...overrides }, 'api');
  @Module({
    imports: [
      ConfigModule.forProcess(settings),
      DatabaseModule,
      TypeormModule.forProcess(),
      ObservabilityModule,
      AccessHttpModule,
      CampaignsHttpModule,
    ],
  })
  class CampaignsTestModule {}
  const app = await createHttpApp(CampaignsTestModule, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const as = (key: string | undefined) => async (method: Method, url: string, payload?: unknown) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    const body: unknown = answer.body === '' ? {} : answer.json();
    return { status: answer.statusCode, body: body as Answer['body'], read: <T>() => body as T };
  };
  const keyFor = async (role: 'analyst' | 'advertiser', advertiserId?: string) =>
    (
      await app
        .get(AccessAdmin)
        .createKey({ name: role, role, ...(advertiserId === undefined ? {} : { advertiserId: Number(advertiserId) }) })
    ).key;
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { app, database, as, call: as(ADMIN_KEY), keyFor, close };
}
