import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { expect, it } from 'vitest';
import { AccessModule } from '#access';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { testDatabase, testSettings } from '#testing';
import { makeFirstAdministrator } from './first-administrator.js';

it('two apis that start together make one administrator, and one of them tells the password', async () => {
  const database = await testDatabase();
  const settings = testSettings({ DATABASE_URL: database.url, ADMIN_EMAIL: 'boss@example.com' }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessModule] })
  class Api {}
  const apps = await Promise.all([0, 1].map(() => NestFactory.createApplicationContext(Api, { logger: false })));
  const told: string[] = [];
  const rest = { say: (sentence: string) => void told.push(sentence), stopped: () => false };
  await Promise.all(apps.map((app) => makeFirstAdministrator(app, settings, rest)));
  expect(told).toEqual([expect.stringMatching(/^First administrator: boss@example\.com, password \S{12,} \(shown only now\)$/)]);
  expect((await database.db.query('SELECT email, role FROM users')).rows).toEqual([{ email: 'boss@example.com', role: 'admin' }]);
  await Promise.all(apps.map((app) => app.close()));
  await database.close();
});
