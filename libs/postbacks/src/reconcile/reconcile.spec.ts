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

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('reconciliation', () => {
  it('tells what only they have, what only we have and what differs, each with our reason', async () => {
    const [agreed = '', dearer = '', ours = '', refused = '', silent = ''] = await world.clicks(5);
    await api.send(`click_id=${agreed}&payout=5&txid=a`);
    await api.send(`click_id=${dearer}&payout=5&txid=b&status=lead`);
    await api.send(`click_id=${ours}&payout=5&txid=c`);
    const receipt = await api.send(`click_id=${refused}&payout=five&txid=d`);
    const csv = `SubID,Order,Money,State\n${agreed},a,5.00,approved\n${dearer},b,7.5,approved\n${refused},d,5,\n${silent},e,5,\nnobody,f,1,\n`;
    const { status, body } = await api.post('/conversions/reconcile', {
      csv,
      mapping: { click_id: 'SubID', txid: 'Order', payout: 'money', status: 'State' },
      from: day(-1),
      to: day(1),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ rows: 5, agree: 1, they_have_count: 3, we_have_count: 1, differ_count: 1 });
    expect(body.they_have.map(({ row, reason }: Record<string, unknown>) => [row, reason])).toEqual([
      [3, 'invalid_payout'],
      [4, 'never_received'],
      [5, 'never_received'],
    ]);
    expect(body.they_have[0].receipt).toBe(receipt);
    expect(body.we_have).toMatchObject([{ click_id: ours, txid: 'c', payout: '5.00', reason: 'not_in_their_file' }]);
    expect(body.differ).toMatchObject([
      {
        theirs: { row: 2 },
        ours: { click_id: dearer, status: 'pending' },
        fields: [
          { field: 'payout', theirs: '7.5', ours: '5.00' },
          { field: 'status', theirs: 'approved', ours: 'pending' },
        ],
        reason: 'as_received',
      },
    ]);
  });

  it('asks for a range', async () => {
    expect((await api.post('/conversions/reconcile', { csv: 'click_id\nx' })).status).toBe(400);
  });
});
