import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignDirectory } from '#campaigns';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickOutStore } from '../landing/click-outs.store.js';
import { aUuid, clickIds, NOON_MS, tools } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { ClickJourney } from './click-journey.js';

let test: TestDatabase;
let journeys: ClickJourney;
let campaign: Awaited<ReturnType<typeof seedCampaign>>;
beforeAll(async () => {
  test = await testDatabase();
  campaign = await seedCampaign(test.db, { offers: [{ url: 'http://one.example/' }, { url: 'http://two.example/' }] });
  await test.db.query(`UPDATE offers SET rules = '{"country":{"allow":["FR"]}}' WHERE id = $1`, [campaign.offerIds[0]]);
  journeys = new ClickJourney(
    test.db,
    new CampaignDirectory(testSettings({ DATABASE_URL: test.url }, 'api')),
    { tools: tools() },
    new ClickOutStore(test.db),
    clickIds,
  );
});
afterAll(() => test.close());

function aClick(given: Partial<Parameters<ClickJourney['of']>[0]> = {}): Parameters<ClickJourney['of']>[0] {
  return {
    click_id: clickIds.format(aUuid(NOON_MS, campaign.id)),
    campaign_id: String(campaign.id),
    offer_id: String(campaign.offerIds[1]),
    landing_page_id: null,
    clicked_at: new Date(NOON_MS).toISOString(),
    cost: '0',
    currency: 'USD',
    supply_id: null,
    site_id: null,
    creative_id: null,
    source: null,
    referrer: null,
    country: 'ES',
    region: null,
    city: null,
    device: null,
    device_model: null,
    os: null,
    browser: null,
    language: null,
    flags: [],
    subs: {},
    target: 'http://two.example/',
    query: '',
    external_id: null,
    ip: '203.0.113.0/24',
    user_agent: null,
    referrer_url: null,
    campaign_version: 1,
    ...given,
  };
}

describe("a click's journey", () => {
  it('tells the offers tried, why this one, where to, and the flags in words', async () => {
    const journey = await journeys.of(aClick({ flags: ['too_fast'] }));
    expect(journey).toMatchObject({
      why: `Offer ${campaign.offerIds[1]} is the only one that takes this visitor.`,
      offers: [{ outcome: 'refused', explanation: 'country is "ES"; the offer wants one of FR.' }, { outcome: 'chosen' }],
      note: null,
      final_url: 'http://two.example/',
      flags: [{ flag: 'too_fast', means: 'Came within a second after another click of the same visitor.' }],
    });
  });

  it('is told by the settings of the version the click was routed by, whatever the campaign is now', async () => {
    const changed = await seedCampaign(test.db, { offers: [{ url: 'http://now.example/' }] });
    await test.db.query(`UPDATE campaigns SET version = 3, status = 'paused' WHERE id = $1`, [changed.id]);
    const then = { url: 'http://then.example/', payout: '5.00', currency: 'USD', weight: 100, status: 'active' };
    const settings = {
      status: 'active',
      advertiser_id: String(changed.advertiserId),
      source_id: '1',
      currency: 'USD',
      landing_pages: [],
      offers: [
        { ...then, id: '700', rules: { country: { block: ['ES'] } } },
        { ...then, id: '701' },
      ],
    };
    await test.db.query(
      `INSERT INTO campaign_versions (campaign_id, version, actor, action, changed, settings) VALUES ($1, 2, 'tester', 'update', '{}', $2)`,
      [changed.id, JSON.stringify(settings)],
    );
    const given = { click_id: clickIds.format(aUuid(NOON_MS, changed.id)), campaign_id: String(changed.id), campaign_version: 2 };
    expect(await journeys.of(aClick({ ...given, offer_id: '701' }))).toMatchObject({
      why: 'Offer 701 is the only one that takes this visitor.',
      offers: [{ outcome: 'refused', explanation: expect.stringContaining('ES') }, { outcome: 'chosen' }],
      note: null,
    });
    expect(await journeys.of(aClick({ ...given, offer_id: '701', campaign_version: 1 }))).toMatchObject({
      why: null,
      note: 'The campaign has changed since: it is at version 3, the click was routed by 1.',
    });
  });

  it.each([
    ['of another version', { campaign_version: 7 }, 'The campaign has changed since: it is at version 1, the click was routed by 7.'],
    ['whose details are gone', { query: null }, 'What it was routed by is no longer stored.'],
    ['of a campaign that is gone', { campaign_id: '999' }, 'What it was routed by is no longer stored.'],
    ['from another tracker', { click_id: 'x1' }, 'What it was routed by is no longer stored.'],
    [
      'that a cap turned elsewhere',
      { offer_id: '0' },
      'Decided by what is not stored: a cap reached that day, or digits of the address that were cut.',
    ],
  ])('says what cannot be told of a click %s', async (_, given, note) => {
    expect(await journeys.of(aClick(given))).toMatchObject({ why: null, offers: [], note });
  });
});
