import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClicksHttpModule } from '../clicks.http.module.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import type { Simulation } from './simulation-shapes.js';

const ADMIN = 'the-key-of-the-administrator';
const FOREIGN = 'the-key-of-another-advertiser';
const PHONE = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';

let test: TestDatabase;
let app: NestFastifyApplication;
let campaign: Awaited<ReturnType<typeof seedCampaign>>;

beforeAll(async () => {
  test = await testDatabase();
  campaign = await seedCampaign(test.db, {
    fallbackUrl: 'https://fallback.example/?s={supply_id}',
    offers: [{ url: 'http://one.example/?c={click_id}&s={supply_id}' }, { url: 'http://two.example/?country={country}' }],
  });
  await setRules(0, { device: { allow: ['mobile'] }, schedule: { end: '2026-12-01T00:00:00Z' } });
  await setRules(1, { country: { allow: ['US'] }, device: { block: ['mobile'] } });
  const other = await seedCampaign(test.db, { advertiser: 'B' });
  await test.db.query(`INSERT INTO api_keys (name, prefix, key_hash, role, advertiser_id) VALUES ('k', 'k', $1, 'advertiser', $2)`, [
    createHash('sha256').update(FOREIGN).digest(),
    other.advertiserId,
  ]);
  const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: ADMIN }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ClicksHttpModule] })
  class ApiUnderTest {}
  app = await createHttpApp(ApiUnderTest, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await test.close();
});

async function setRules(offer: number, rules: object): Promise<void> {
  await test.db.query(`UPDATE offers SET rules = $2 WHERE id = $1`, [campaign.offerIds[offer], JSON.stringify(rules)]);
}

async function simulate(query: Record<string, string>, key = ADMIN, id = campaign.id) {
  const url = `/api/v1/campaigns/${id}/simulate?${new URLSearchParams(query).toString()}`;
  const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } });
  return { status: answer.statusCode, body: answer.json<Simulation>() };
}

describe('GET /campaigns/{id}/simulate', () => {
  it('tells the landing page, why this one, and where it leads on to', async () => {
    const landers = [{ url: 'https://a.example/{click_id}' }, { url: 'https://b.example/{click_id}' }];
    const landed = await seedCampaign(test.db, { landers });
    const { body } = await simulate({ agent: PHONE, ip: '8.8.8.8' }, ADMIN, landed.id);
    const page = body.landing_page?.id ?? '';
    expect(landed.landerIds.map(String)).toContain(page);
    expect(body).toMatchObject({
      goes_to: 'offer',
      location: landers[landed.landerIds.map(String).indexOf(page)]?.url.replace('{click_id}', 'simulated'),
      landing_page: { why: `The hash of the click id over the weights of 2 landing pages chose ${page}.` },
      click_out_location: 'http://offer.example/?cid=simulated',
    });
  });

  it('says where a visitor would go and why, and records nothing', async () => {
    const url = `https://track.example/c/${campaign.key}?supply_id=s%201#top`;
    const { body } = await simulate({ url, agent: PHONE, ip: '8.8.8.8', at: '2026-11-22T12:00:00Z', language: 'es-ES' });
    const [one, two] = campaign.offerIds.map(String);
    expect(body).toEqual({
      goes_to: 'offer',
      offer_id: one,
      location: 'http://one.example/?c=simulated&s=s%201',
      landing_page: null,
      click_out_location: null,
      redirect: '302',
      why: `Offer ${one} is the only one that takes this visitor.`,
      offers: [
        { offer_id: one, name: '', outcome: 'chosen', chance: 1, rule: null, explanation: 'Takes this visitor, with a weight of 100.' },
        {
          offer_id: two,
          name: '',
          outcome: 'refused',
          chance: null,
          rule: 'device',
          explanation: 'device is "mobile"; the offer wants none of mobile.',
        },
      ],
      visitor: {
        country: 'US',
        region: '',
        city: '',
        language: 'es',
        device: 'mobile',
        model: 'Google Pixel 8',
        os: 'Android',
        browser: 'Chrome',
        asn: '',
        isp: '',
        connection: '',
        bot: false,
      },
      campaign_version: 1,
      at: '2026-11-22T12:00:00.000Z',
    });
    expect((await test.db.query('SELECT count(*)::int AS n FROM clicks')).rows).toEqual([{ n: 0 }]);
  });

  it('sends whom nobody takes to the fallback, filled and without an id', async () => {
    const { body } = await simulate({ url: 'supply_id=s1', agent: PHONE, at: '2026-12-01T00:00:00Z' });
    expect(body).toMatchObject({
      goes_to: 'fallback',
      offer_id: null,
      location: 'https://fallback.example/?s=s1',
      why: 'No offer takes this visitor.',
    });
  });

  it('knows a campaign’s settings of this moment, and its reached caps', async () => {
    await test.db.query(`UPDATE offers SET caps = '{"daily_clicks":1}' WHERE id = $1`, [campaign.offerIds[0]]);
    await test.db.query(`INSERT INTO cap_clicks VALUES ($1, $2, (now() AT TIME ZONE 'UTC')::date, 1)`, [campaign.id, campaign.offerIds[0]]);
    const { body } = await simulate({ agent: PHONE, at: '2026-11-22T12:00:00Z' });
    expect(body.offers[0]).toMatchObject({ outcome: 'capped', rule: 'daily_clicks', explanation: 'Its click cap for today is reached.' });
    await test.db.query(`UPDATE offers SET caps = NULL WHERE id = $1`, [campaign.offerIds[0]]);
  });

  it('refuses what it cannot read, and other advertisers', async () => {
    expect((await simulate({ ip: '300.1.1.1' })).status).toBe(400);
    expect((await simulate({ at: 'tomorrow' })).status).toBe(400);
    expect((await simulate({}, FOREIGN)).status).toBe(404);
  });
});
