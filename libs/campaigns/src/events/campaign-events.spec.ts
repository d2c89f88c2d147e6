import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSettings } from '#testing';
import { CampaignDirectory } from '../directory/campaign-directory.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';

const OFFERS = [{ url: 'http://advertiser.example/{click_id}', payout: 5, currency: 'USD' }];

describe('named events and the hold period of a campaign', () => {
  let api: CampaignsApp;
  beforeAll(async () => {
    api = await campaignsApp();
  });
  afterAll(() => api.close());

  const create = (settings: object) => api.call('POST', '/campaigns', { name: 'c', offers: OFFERS, ...settings });
  const plain = {
    payout: null,
    currency: null,
    payout_source: null,
    repeat_mode: null,
    require_txid: null,
    hold_hours: null,
    counts: true,
  };

  it('are none unless they are set', async () => {
    expect((await create({})).body).toMatchObject({ events: [], unknown_events: 'accept', hold_hours: null });
  });

  it('are shown as they were set, raise the version, and stand in the audit log', async () => {
    const { id } = (await create({ hold_hours: 48, unknown_events: 'reject' })).read<{ id: string }>();
    const events = [
      { name: 'Deposit', payout: 25, currency: 'eur', payout_source: 'fixed', repeat_mode: 'new', hold_hours: 0, counts: false },
      { name: 'lead' },
    ];
    const changed = await api.call('PATCH', `/campaigns/${id}`, { events });
    expect(changed.body).toMatchObject({
      version: 2,
      hold_hours: 48,
      unknown_events: 'reject',
      events: [
        {
          ...plain,
          name: 'Deposit',
          payout: '25.00',
          currency: 'EUR',
          payout_source: 'fixed',
          repeat_mode: 'ignore',
          hold_hours: 0,
          counts: false,
        },
        { ...plain, name: 'lead' },
      ],
    });
    const { rows } = await api.database.db.query(
      `SELECT change->'events' AS events FROM audit_log WHERE object_type = 'campaign' AND object_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(rows[0]).toMatchObject({ events: { from: [], to: [{ name: 'Deposit' }, { name: 'lead' }] } });
    // What was shown can be sent back.
    const again = await api.call('PATCH', `/campaigns/${id}`, { events: changed.body['events'] });
    expect([again.status, again.body['events']]).toEqual([200, changed.body['events']]);
    expect((await api.call('PATCH', `/campaigns/${id}`, { events: [], hold_hours: null })).body).toMatchObject({
      events: [],
      hold_hours: null,
    });
  });

  it('reach those who judge', async () => {
    const { id } = (await create({ repeat_mode: 'once', hold_hours: 1, events: [{ name: 'x', payout: '0.5' }] })).read<{ id: string }>();
    const directory = new CampaignDirectory(testSettings({ DATABASE_URL: api.database.url }));
    await directory.ensureFresh(api.database.db);
    expect(directory.byNumber(Number(id))).toMatchObject({
      repeatMode: 'once',
      holdHours: 1,
      unknownEvents: 'accept',
      events: [{ name: 'x', payout: 500_000n, currency: null, counts: true }],
    });
  });

  it.each([
    ['a name twice, whatever the letter case', { events: [{ name: 'Lead' }, { name: 'lead' }] }],
    ['no name', { events: [{ payout: 5 }] }],
    ['a setting that does not exist', { events: [{ name: 'a', colour: 'red' }] }],
    ['a payout below 0', { events: [{ name: 'a', payout: -1 }] }],
    ['a repeat mode that does not exist', { events: [{ name: 'a', repeat_mode: 'always' }] }],
    ['a hold of less than nothing', { hold_hours: -1 }],
    ['a hold of years', { hold_hours: 100_000 }],
  ])('are refused with %s', async (_what, settings) => {
    expect((await create(settings)).status).toBe(400);
  });
});
