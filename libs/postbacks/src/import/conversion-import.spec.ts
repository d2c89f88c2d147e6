import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPostbacksApi, type PostbacksApi } from '../testing/postbacks-api.js';
import { aProcessingWorld, clickIds, storeClicks, type ProcessingWorld } from '../testing/processing-world.js';

let world: ProcessingWorld;
let api: PostbacksApi;
beforeAll(async () => {
  world = await aProcessingWorld();
  // What postbacks of this source have to prove does not bind a file that an administrator uploads.
  await world.db.query(`UPDATE postback_sources SET settings = '{"auth": [{"scheme": "token", "token": "t"}], "require_https": true}'`);
  api = await aPostbacksApi(world);
});
afterAll(async () => {
  await api.close();
  await world.end();
});

const upload = async (csv: string, more: object = {}) => (await api.post('/conversions/import', { csv, ...more })).body;
const made = async () =>
  (await world.db.query(`SELECT event, txid, status, payout, occurred_at FROM conversions ORDER BY received_at, element`)).rows;

describe('conversions from a file', () => {
  it('are decided row by row, first as a rehearsal, and once however often the file comes', async () => {
    const [one = '', two = ''] = await world.clicks(2);
    const at = new Date(Date.now() - 1_800_000).toISOString();
    const csv = `click_id,payout,txid,status,event,occurred_at\n${one},5.00,t1,,,${at}\n${one},5.00,t1,,,${at}\nnobody,1,,,,\n${two},"7,25",t2,lead,Sale,${at}\n`;
    const dry = await upload(csv, { dry_run: true });
    expect(dry).toMatchObject({ dry_run: true, rows: 4, accepted: 2, rejected: 2, waiting: 0 });
    expect(await made()).toEqual([]);
    const real = await upload(csv);
    expect(real.results.map(({ row, outcome, reason }: Record<string, unknown>) => [row, reason ?? outcome])).toEqual([
      [1, 'accepted'],
      [2, 'duplicate'],
      [3, 'unknown_click'],
      [4, 'accepted'],
    ]);
    expect(await made()).toEqual([
      { event: 'default', txid: 't1', status: 'approved', payout: '5000000', occurred_at: new Date(at) },
      { event: 'Sale', txid: 't2', status: 'pending', payout: '7250000', occurred_at: new Date(at) },
    ]);
    expect((await api.get(`/postbacks/${real.results[3].receipt}`)).body).toMatchObject({
      outcome: 'accepted',
      conversion_id: real.results[3].conversion_id,
    });
    expect(await upload(csv)).toMatchObject({ accepted: 0, rejected: 4 });
    expect(await made()).toHaveLength(2);
    const { rows } = await world.db.query(
      `SELECT (SELECT sum(n)::int FROM edge_counters WHERE name = 'postbacks_received') AS received, count(*)::int AS logged FROM postbacks WHERE element = 0`,
    );
    expect(rows).toEqual([{ received: 2, logged: 2 }]);
  });

  it('may name their columns otherwise', async () => {
    const [click = ''] = await world.clicks(1);
    const answer = await upload(`SubID;x,Commission,Order,payout\n${click},3.10,o-9,99\n`, {
      mapping: { click_id: 'SubID;x', payout: 'Commission', txid: 'order' },
    });
    expect(answer).toMatchObject({ accepted: 1, rejected: 0 });
    expect((await made()).at(-1)).toMatchObject({ txid: 'o-9', payout: '3100000' });
  });

  it('wait for a click that may still come, and are settled by the worker', async () => {
    const missing = clickIds.mint(1, Date.now() - 20 * 60_000).text;
    const young = clickIds.mint(1, Date.now());
    const answer = await upload(`click_id,payout,txid\n${missing},1,m1\n${young.text},2,m2\n`);
    // This process does not see the click queue: only the worker can tell that the click is lost.
    expect(answer).toMatchObject({ accepted: 0, waiting: 2, rejected: 0 });
    const verdict = async (row: number) => (await api.get(`/postbacks/${answer.results[row].receipt}`)).body;
    await storeClicks(world.db, [young.uuid], Date.now());
    await world.worker.processing.settleDue(new Date(Date.now() + 6_000));
    expect(await verdict(0)).toMatchObject({ outcome: 'accepted', warnings: ['click_row_missing'], payout: '1.00' });
    expect(await verdict(1)).toMatchObject({ outcome: 'accepted', warnings: [], payout: '2.00' });
    expect((await made()).filter(({ txid }) => txid?.startsWith('m'))).toHaveLength(2);
  });

  it('that were refused and are replayed wait for their click as well', async () => {
    await world.db.query(`UPDATE campaigns SET require_txid = true`);
    const missing = clickIds.mint(1, Date.now() - 20 * 60_000).text;
    const hit = await api.send(`click_id=${missing}&payout=3&token=t`, { https: true });
    expect((await api.get(`/postbacks/${hit}`)).body).toMatchObject({ reason: 'missing_txid' });
    await world.db.query(`UPDATE campaigns SET require_txid = false`);
    expect((await api.post('/postbacks/replay', { filter: { receipts: [hit] }, dry_run: false })).body).toMatchObject({
      changed: 1,
      accepted: 0,
    });
    expect((await api.get(`/postbacks/${hit}`)).body).toMatchObject({ outcome: 'waiting' });
    await world.worker.processing.settleDue(new Date(Date.now() + 6_000));
    expect((await api.get(`/postbacks/${hit}`)).body).toMatchObject({
      outcome: 'accepted',
      warnings: ['click_row_missing'],
      payout: '3.00',
    });
  });

  it('come in thousands', async () => {
    const clicks = await world.clicks(1_000);
    expect(await upload(`click_id,payout\n${clicks.map((click) => `${click},1`).join('\n')}`)).toMatchObject({
      rows: 1_000,
      accepted: 1_000,
    });
  });

  it('are refused without a click_id column, or as something else', async () => {
    expect((await api.post('/conversions/import', { csv: 'a,b\n1,2' })).body.code).toBe('invalid_csv');
    expect((await api.post('/conversions/import', { rows: [] })).status).toBe(400);
  });
});
