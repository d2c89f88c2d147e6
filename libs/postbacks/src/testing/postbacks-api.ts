import { Module } from '@nestjs/common';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { ConversionsHttpModule } from '#conversions/management';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testSettings } from '#testing';
import { PostbacksHttpModule } from '../postbacks.http.module.js';
import { aHit, receipts } from './a-hit.js';
import type { ProcessingWorld } from './processing-world.js';

const ADMIN = 'the-key-of-the-administrator';

/** The management API over a world's database, called as its administrator. */
export async function aPostbacksApi(world: ProcessingWorld) {
  const settings = testSettings({ DATABASE_URL: world.url, ADMIN_API_KEY: ADMIN }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ConversionsHttpModule, PostbacksHttpModule] })
  class Api {}
  const app = await createHttpApp(Api, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${ADMIN}` },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    app,
    get: (path: string) => call('GET', path),
    post: (path: string, payload: object) => call('POST', path, payload),
    patch: (path: string, payload: object) => call('PATCH', path, payload),
    /** a file as the body */
    upload: (path: string, csv: string) =>
      app.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'text/csv' },
        payload: csv,
      }),
    text: async (path: string) => (await app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${ADMIN}` } })).body,
    /** a hit that came and was decided; its receipt */
    send: async (query: string, given: Parameters<typeof aHit>[1] = {}) => {
      const hit = aHit(query, given);
      await world.process([hit]);
      return receipts.format(hit.id);
    },
    close: () => app.close(),
  };
}
export type PostbacksApi = Awaited<ReturnType<typeof aPostbacksApi>>;
