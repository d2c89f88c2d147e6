import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPostbacksApi, type PostbacksApi } from '../testing/postbacks-api.js';
import { aProcessingWorld, type ProcessingWorld } from '../testing/processing-world.js';

let world: ProcessingWorld;
let api: PostbacksApi;
beforeAll(async () => {
  world = await aProcessingWorld();
  api = await aPostbacksApi(world);
});
afterAll(async () => {
  await api.close();
  await world.end();
});

const setSource = async (settings: object) => {
  await world.db.query(`UPDATE postback_sources SET settings = $1, version = version + 1 WHERE id = 1`, [JSON.stringify(settings)]);
};
const replay = async (request: object) => (await api.post('/postbacks/replay', request)).body;
const counts = async () => {
  const { rows } = await world.db.query<{ revenue: string; n: number }>(
    `SELECT coalesce(sum(revenue), 0)::bigint::text AS revenue, count(*)::int AS n FROM conversion_facts`,
  );
  return rows[0];
};

describe('replay', () => {
  it('shows first what would change, then changes just that, once', async () => {
    const clicks = await world.clicks(3);
    await setSource({ auth: [{ scheme: 'token', token: 'new' }] });
    const hits: string[] = [];
    for (const click of clicks) hits.push(await api.send(`click_id=${click}&payout=5&token=old`));
    const lost = await api.send('click_id=nobody&payout=5');
    await setSource({ auth: [{ scheme: 'token', token: 'old' }] });

    const dry = await replay({ filter: {}, dry_run: true });
    expect(dry).toMatchObject({
      replay_id: null,
      examined: 4,
      changed: 3,
      accepted: 3,
      not_kept: 0,
      remaining: 0,
      next_cursor: null,
      changes: [{ from: { outcome: 'rejected', reason: 'auth_invalid' }, to: { outcome: 'accepted', reason: null }, count: 3 }],
    });
    expect(dry.examples.map(({ receipt }: { receipt: string }) => receipt)).toEqual(hits);
    expect((await api.get(`/postbacks/${hits[0]}`)).body).toMatchObject({ outcome: 'rejected', reason: 'auth_invalid', replay_id: null });
    expect(await counts()).toEqual({ revenue: '0', n: 0 });

    const first = await replay({ filter: { reason: 'auth_invalid' }, dry_run: false, limit: 2 });
    expect(first).toMatchObject({ examined: 2, changed: 2, remaining: 1 });
    const second = await replay({ filter: { reason: 'auth_invalid' }, dry_run: false, limit: 2, cursor: first.next_cursor });
    expect(second).toMatchObject({ replay_id: first.replay_id, examined: 1, changed: 1, remaining: 0, next_cursor: null });
    expect(await counts()).toEqual({ revenue: '15000000', n: 3 });
    const { body } = await api.get(`/postbacks/${hits[0]}`);
    expect(body).toMatchObject({ outcome: 'accepted', reason: null, replay_id: first.replay_id });
    expect(body.steps.map(({ name }: { name: string }) => name)).toContain('authenticate-sender');

    expect(await replay({ filter: {}, dry_run: false })).toMatchObject({ examined: 1, changed: 0 });
    expect(await counts()).toEqual({ revenue: '15000000', n: 3 });
    expect((await api.get(`/postbacks?replay_id=${first.replay_id}`)).body.data).toHaveLength(3);
    expect((await api.get(`/postbacks/${lost}`)).body).toMatchObject({ reason: 'unknown_click', replay_id: null });
    const { rows } = await world.db.query(
      `SELECT action, object_id, change->>'changed' AS changed FROM audit_log WHERE object_type = 'postbacks' ORDER BY id`,
    );
    expect(rows).toEqual([
      { action: 'replay', object_id: first.replay_id, changed: '2' },
      { action: 'replay', object_id: first.replay_id, changed: '1' },
    ]);
  });

  it('can be traced from what it made, and taken back', async () => {
    const [click] = await world.clicks(1);
    await setSource({ known_events_only: true, event_names: { sale: 'sale' } });
    const receipt = await api.send(`click_id=${click}&payout=9&event=odd`);
    await setSource({});
    const before = await counts();
    const { replay_id: id } = await replay({ filter: { receipts: [receipt] }, dry_run: false });
    const { data } = (await api.get(`/postbacks?replay_id=${id}&outcome=accepted`)).body;
    const conversion = `/conversions/${data[0].conversion_id}`;
    expect((await api.get(conversion)).body.explanation).toMatchObject([{ receipt, replay_id: id }]);
    expect((await api.patch(conversion, { status: 'rejected' })).status).toBe(200);
    expect((await counts())?.revenue).toBe(before?.revenue);
    expect(await replay({ filter: { receipts: [receipt] }, dry_run: false })).toMatchObject({ examined: 0, changed: 0 });
    const again = await api.send(`click_id=${click}&payout=9&event=odd`);
    expect((await api.get(`/postbacks/${again}`)).body.outcome).toBe('rejected');
  });

  it('counts a hit once when two run at the same time', async () => {
    const [click] = await world.clicks(1);
    await setSource({ auth: [{ scheme: 'token', token: 'new' }] });
    const receipt = await api.send(`click_id=${click}&payout=7&token=old`);
    await setSource({});
    const before = await counts();
    const both = await Promise.all([1, 2].map(() => replay({ filter: { receipts: [receipt] }, dry_run: false })));
    expect(both.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
    expect(await counts()).toEqual({ revenue: String(Number(before?.revenue) + 7_000_000), n: (before?.n ?? 0) + 1 });
  });

  it('decides the rejected elements of a JSON array again, and its row follows', async () => {
    const [one, two] = await world.clicks(2);
    const body = Buffer.from(
      JSON.stringify([
        { click_id: one, payout: 1, event: 'odd' },
        { click_id: two, payout: 2, event: 'sale' },
      ]),
    );
    await setSource({ known_events_only: true, event_names: { sale: 'sale' } });
    const receipt = await api.send('', { method: 'POST', url: '/postback', body: body.toString('base64'), size: body.length });
    expect((await api.get(`/postbacks/${receipt}.1`)).body).toMatchObject({ outcome: 'rejected', reason: 'unknown_event' });
    await setSource({});
    expect(await replay({ filter: { receipts: [receipt] }, dry_run: false })).toMatchObject({ examined: 1, changed: 1, accepted: 1 });
    expect((await api.get(`/postbacks/${receipt}.1`)).body).toMatchObject({ outcome: 'accepted', payout: '1.00' });
    expect((await api.get(`/postbacks/${receipt}.2`)).body).toMatchObject({ outcome: 'accepted', payout: '2.00', replay_id: null });
  });

  it('refuses what it does not understand', async () => {
    for (const request of [{ filter: { colour: 'red' } }, { filter: { receipts: ['pb_forged'] } }, { cursor: 'WzFd' }, { limit: 5_000 }]) {
      expect((await api.post('/postbacks/replay', request)).status).toBe(400);
    }
  });
});
