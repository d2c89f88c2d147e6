import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEvents } from './event-stream.js';
import { ADMIN_KEY, EMAIL, oneProcess, PASSWORD } from './one-process.js';

const PATIENT = { timeout: 20_000, interval: 100 };
const VISITOR = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };

describe('the live feed', () => {
  let stack: Awaited<ReturnType<typeof oneProcess>>;
  beforeAll(async () => {
    stack = await oneProcess();
  }, 120_000);
  afterAll(() => stack?.stop(), 30_000);

  const asAdmin = { authorization: `Bearer ${ADMIN_KEY}` };
  const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${stack.url}/api/v1${path}`, {
      method,
      headers: { ...asAdmin, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await answer.json()) as T;
  };
  const watch = (headers: Record<string, string> = asAdmin) => openEvents(`${stack.url}/api/v1/live`, headers);
  const aCampaign = async (name: string) => {
    const advertiser = await api<{ id: string }>('POST', '/advertisers', { name });
    const campaign = await api<{ id: string; tracking_url: string; postback_url: string }>('POST', '/campaigns', {
      name,
      advertiser_id: advertiser.id,
      offers: [{ url: 'http://advertiser.example/?c={click_id}', payout: '5', currency: 'USD' }],
    });
    return { ...campaign, advertiserId: advertiser.id };
  };
  // A tracker learns of a new campaign within a second.
  const click = async (campaign: { tracking_url: string }) => {
    await expect
      .poll(() => fetch(campaign.tracking_url, { method: 'HEAD', redirect: 'manual' }).then(({ status }) => status), PATIENT)
      .toBe(302);
    const answer = await fetch(campaign.tracking_url, { redirect: 'manual', headers: VISITOR });
    return new URL(answer.headers.get('location') ?? '').searchParams.get('c') ?? '';
  };
  const postback = async (campaign: { postback_url: string }, clickId: string) => {
    const answer = await fetch(`${campaign.postback_url}?click_id=${clickId}&payout=5`);
    return answer.headers.get('postback-receipt') ?? '';
  };

  it('tells a click and a postback with its verdict, as the log shows them', async () => {
    const campaign = await aCampaign('Told');
    const feed = await watch();
    expect([feed.status, feed.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const clickId = await click(campaign);
    await expect
      .poll(() => feed.events.find(({ event, data }) => event === 'click' && data['click_id'] === clickId)?.data, PATIENT)
      .toMatchObject({
        campaign_id: campaign.id,
        device: 'desktop',
      });
    const receipt = await postback(campaign, clickId);
    await expect
      .poll(() => feed.events.find(({ data }) => data['receipt'] === receipt), PATIENT)
      .toMatchObject({
        event: 'postback',
        data: { outcome: 'accepted', campaign_id: campaign.id, payout: '5.00' },
      });
    expect(feed.events.filter(({ data }) => data['receipt'] === receipt)).toHaveLength(1);
    feed.close();
  });

  it('goes on where a broken connection ended, and tells nothing twice', async () => {
    const campaign = await aCampaign('Again');
    const first = await watch();
    const seen = await click(campaign);
    await expect.poll(() => first.events.some(({ data }) => data['click_id'] === seen), PATIENT).toBe(true);
    const lastId = first.events.at(-1)?.id ?? '';
    first.close();
    const missed = await click(campaign);
    const second = await watch({ ...asAdmin, 'last-event-id': lastId });
    await expect.poll(() => second.events.map(({ data }) => data['click_id']), PATIENT).toEqual([missed]);
    second.close();
  });

  it('tells an advertiser only of its own', async () => {
    const [own, other] = [await aCampaign('Own'), await aCampaign('Other')];
    const { key } = await api<{ key: string }>('POST', '/api-keys', { name: 'own', role: 'advertiser', advertiser_id: own.advertiserId });
    const feed = await watch({ authorization: `Bearer ${key}` });
    const foreign = await click(other);
    // Its own door, another's click: to the advertiser that click does not exist.
    const receipt = await postback(own, foreign);
    await expect
      .poll(() => feed.events.find(({ data }) => data['receipt'] === receipt)?.data, PATIENT)
      .toMatchObject({
        outcome: 'rejected',
        reason: 'unknown_click',
        campaign_id: null,
      });
    const mine = await click(own);
    await expect.poll(() => feed.events.some(({ data }) => data['click_id'] === mine), PATIENT).toBe(true);
    expect(JSON.stringify(feed.events.filter(({ event }) => event === 'click'))).not.toContain(foreign);
    feed.close();
  });

  it('shows signs of life, and ends with the session', async () => {
    const answer = await fetch(`${stack.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    const { csrf_token: csrf } = (await answer.json()) as { csrf_token: string };
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const feed = await watch({ cookie });
    await expect.poll(() => feed.comments.length, PATIENT).toBeGreaterThan(0);
    await fetch(`${stack.url}/api/v1/session`, { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrf } });
    await feed.ended;
    expect((await watch({ cookie })).status).toBe(401);
  });

  it('refuses a stranger', async () => {
    expect((await watch({})).status).toBe(401);
  });
});
