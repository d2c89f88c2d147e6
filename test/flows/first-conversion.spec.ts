import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisAvailable } from '#testing';
import { embeddedSystem, separateSystem, type RunningSystem } from './running-system.js';
import { click, clickIdIn, createCampaign, postback, reportOf, verdictOf, type CampaignAnswer } from './visitor.js';

/** The whole story, as a stranger with the README lives it. */
function tellTheStory(start: () => Promise<RunningSystem | undefined>): void {
  let system: RunningSystem;
  let campaign: CampaignAnswer;
  let clickId: string;

  beforeAll(async () => {
    const started = await start();
    if (!started) throw new Error('the system did not start');
    system = started;
  }, 120_000);
  afterAll(() => system?.stop(), 30_000);

  it('a campaign is made and the tracker serves it within a second', async () => {
    campaign = await createCampaign(system, 'First campaign');
    expect(campaign.tracking_url).toBe(`${system.trackerUrl}/c/${campaign.key}`);
  });

  it('a click leads to the offer, with its id and the payout in the place of the macros', async () => {
    const location = await click(campaign, '?supply_id=s-17');
    expect(location).toMatch(/^http:\/\/advertiser\.example\/\?your_parameter=push_[0-9a-hjkmnp-tv-z]{43}&amount=5$/);
    clickId = clickIdIn(location);
  });

  it('the postback for it is acknowledged, then accepted', async () => {
    const receipt = await postback(`${system.trackerUrl}/postback`, { click_id: clickId, payout: '5' });
    expect(receipt).toMatch(/^pb_/);
    expect(await verdictOf(system, receipt)).toMatchObject({ outcome: 'accepted', reason: null, conversion_id: expect.any(String) });
  });

  it('the report shows the money', async () => {
    const report = await reportOf(system, campaign, ({ totals }) => totals['clicks'] === 1 && totals['conversions'] === 1);
    expect(report.rows).toEqual([
      { campaign: { id: campaign.id, name: 'First campaign' }, clicks: 1, conversions: 1, revenue: '5.00', cost: '0.01', profit: '4.99' },
    ]);
  });

  it('the same postback again is a duplicate and changes nothing', async () => {
    const receipt = await postback(campaign.postback_url, { click_id: clickId, payout: '5' });
    expect(await verdictOf(system, receipt)).toMatchObject({ outcome: 'rejected', reason: 'duplicate' });
    const report = await reportOf(system, campaign, () => true);
    expect(report.totals).toMatchObject({ clicks: 1, conversions: 1, revenue: '5.00' });
  });

  it('after a restart nothing is lost, and an earlier click still converts', async () => {
    await system.restart();
    const receipt = await postback(campaign.postback_url, { click_id: clickId, payout: '2.50', txid: 'upsell-1' });
    expect(await verdictOf(system, receipt)).toMatchObject({ outcome: 'accepted' });
    const report = await reportOf(system, campaign, ({ totals }) => totals['conversions'] === 2);
    expect(report.totals).toMatchObject({ clicks: 1, conversions: 2, revenue: '7.50', profit: '7.49' });
  }, 60_000);
}

describe('first conversion in one process on the embedded database', () => {
  tellTheStory(embeddedSystem);
});

describe.skipIf(!redisAvailable)('first conversion with tracker, worker and api as processes of their own on PostgreSQL and Redis', () => {
  tellTheStory(separateSystem);
});
