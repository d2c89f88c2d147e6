import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, oneProcess } from './one-process.js';

type Json = Record<string, unknown>;

describe('the test tool of a campaign', () => {
  let system: Awaited<ReturnType<typeof oneProcess>>;
  let campaign: Json;
  beforeAll(async () => {
    system = await oneProcess();
    const source = await call('POST', '/postback-sources', {
      name: 'Strict',
      settings: {
        names: { click_id: ['clk'] },
        auth: [
          { scheme: 'token', token: 'tok_secret', params: ['pass'] },
          { scheme: 'hmac_sha256', secret: 's3cr3t' },
        ],
      },
    });
    campaign = (
      await call('POST', '/campaigns', {
        name: 'Tested',
        source_id: source.body['id'],
        offers: [{ url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' }],
        events: [{ name: 'deposit', payout: '25.00', payout_source: 'fixed' }],
        unknown_events: 'reject',
        min_click_to_conversion_s: 60,
      })
    ).body;
  }, 120_000);
  afterAll(() => system.stop(), 60_000);

  async function call(method: string, path: string, body?: unknown, key = ADMIN_KEY): Promise<{ status: number; body: Json }> {
    const response = await fetch(`${system.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Json };
  }
  const test = (body: object, key?: string) =>
    call('POST', `/campaigns/${String(campaign['id'])}/test-postback`, { wait_ms: 10_000, ...body }, key);

  it('sends a correct postback through the door and tells what a real one would get', async () => {
    const { status, body } = await test({ event: 'Deposit' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ method: 'GET', status: 200, body: `OK ${String(body['receipt'])}`, notes: [] });
    expect(body['url']).toMatch(
      /\/postback\/[a-z0-9]+\?clk=push_\w+&txid=test-\w+&payout=25&currency=USD&event=Deposit&pass=\*\*\*.*&test=1|test=1&pass=\*\*\*/,
    );
    expect(JSON.stringify(body)).not.toContain('tok_secret');
    expect(body['verdict']).toMatchObject({
      receipt: body['receipt'],
      reason: 'test',
      would_be: { outcome: 'accepted', reason: null },
      event: 'Deposit',
      payout: '25.00',
      campaign_id: campaign['id'],
    });
    expect((await call('GET', String(body['log_path']).slice('/api/v1'.length))).body).toMatchObject({ reason: 'test' });
  });

  it('shows why a real one would be refused', async () => {
    expect((await test({ event: 'other' })).body['verdict']).toMatchObject({ would_be: { outcome: 'rejected', reason: 'unknown_event' } });
    expect((await test({ click_id: 'nobody' })).body['verdict']).toMatchObject({ reason: 'test', would_be: { reason: 'unknown_click' } });
    expect((await test({ payout: '-5' })).body['verdict']).toMatchObject({ would_be: { reason: 'adjustment_without_original' } });
  });

  it('never counts', async () => {
    await test({});
    expect((await call('GET', '/conversions')).body['data']).toEqual([]);
    const report = await call('GET', '/reports?metrics=conversions,revenue');
    expect(report.body['totals']).toMatchObject({ conversions: 0, revenue: '0.00' });
  });

  it('is for those who may change the campaign', async () => {
    const keyFor = async (role: string, advertiserId?: unknown) =>
      String(
        (await call('POST', '/api-keys', { name: role, role, ...(advertiserId !== undefined && { advertiser_id: advertiserId }) })).body[
          'key'
        ],
      );
    const other = await call('POST', '/advertisers', { name: 'Other' });
    expect((await test({}, await keyFor('analyst'))).status).toBe(403);
    expect((await test({}, await keyFor('advertiser', other.body['id']))).status).toBe(404);
    expect((await test({}, await keyFor('advertiser', campaign['advertiser_id']))).status).toBe(200);
    expect((await call('POST', '/campaigns/999/test-postback', {})).status).toBe(404);
    expect((await test({ url: 'http://169.254.169.254/' })).status).toBe(400);
  });
});
