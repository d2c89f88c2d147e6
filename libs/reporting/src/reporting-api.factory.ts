import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ReportingHttpModule } from './reporting.http.module.js';

const KEY = 'a-key-of-the-administrator';

/** The reporting lib alone, over HTTP, on a database of its own. */
export interface ReportingApi {
  readonly test: TestDatabase;
  readonly app: NestFastifyApplication;
  /** the administrator's */
  readonly key: string;
  /** as an administrator, below /api/v1/ */
  ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export async function reportingApi(given: Parameters<typeof testSettings>[0] = {}): Promise<ReportingApi> {
  const test = await testDatabase();
  const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: KEY, ...given });
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ReportingHttpModule] })
  class TestApi {}
  const app = await createHttpApp(TestApi, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    test,
    app,
    key: KEY,
    ask: async (method, path, body) => {
      const answer = await app.inject({
        method,
        url: `/api/v1/${path}`,
        headers: { authorization: `Bearer ${KEY}` },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
    },
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}
