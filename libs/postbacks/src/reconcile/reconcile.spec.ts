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

  it('takes the file as the body and answers every row as a file', async () => {
    const [agreed = '', dearer = '', refunded = '', ours = ''] = await world.clicks(4);
    await api.send(`click_id=${agreed}&payout=1234.5&txid=a&status=credited`);
    await api.send(`click_id=${dearer}&payout=5&txid=b`);
    await api.send(`click_id=${refunded}&payout=5&txid=c`);
    await api.send(`click_id=${refunded}&payout=-5&txid=c`);
    await api.send(`click_id=${ours}&payout=5&txid=d`);
    const csv = `SubID,txid,Money,status\n${agreed},a,"$1,234.50",credited\n${dearer},b,4,\n${refunded},c,5,\n${refunded},c,-5,refunded\n"=cmd()",z,1,\n`;
    const query = `from=${day(-1)}&to=${day(1)}&mapping=click_id:SubID,payout:Money`;
    const json = await api.upload(`/conversions/reconcile?${query}`, csv);
    expect(json.json()).toMatchObject({ rows: 5, agree: 3, they_have_count: 1, differ_count: 1 });
    const answer = await api.upload(`/conversions/reconcile?${query}&format=csv`, csv);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = answer.body.trim().split('\r\n');
    expect(lines[0]).toBe(
      'list,row,click_id,txid,event,payout,currency,status,conversion_id,our_txid,our_event,our_payout,our_currency,our_status,fields,reason,hint,receipt',
    );
    expect(lines.find((line) => line.startsWith('they_have'))).toMatch(/^they_have,5,'=cmd\(\),z,,1,,,,,,,,,,never_received,/);
    expect(lines.find((line) => line.startsWith('differ'))).toContain(`,b,default,5.00,USD,approved,payout,as_received,`);
    expect(
      lines.filter((line) => line.startsWith('we_have')).some((line) => line.includes(`${ours},`) && line.includes('not_in_their_file')),
    ).toBe(true);
  });

  it('compares some thousands of rows', { timeout: 120_000 }, async () => {
    const clicks = await world.clicks(3_000);
    const csv = `click_id,payout\n${clicks.map((click) => `${click},1`).join('\n')}`;
    const answer = await api.upload(`/conversions/reconcile?from=${day(-1)}&to=${day(1)}`, csv);
    expect(answer.json()).toMatchObject({ rows: 3_000, they_have_count: 3_000 });
    expect(answer.json().they_have).toHaveLength(1_000);
  });

  it('asks for a range, and not for too long a file', { timeout: 120_000 }, async () => {
    expect((await api.post('/conversions/reconcile', { csv: 'click_id\nx' })).status).toBe(400);
    expect((await api.upload(`/conversions/reconcile?from=${day(1)}&to=${day(-1)}`, 'click_id\nx')).json()).toMatchObject({
      code: 'invalid_request',
    });
    const tooMany = `click_id\n${'x\n'.repeat(50_001)}`;
    expect((await api.upload(`/conversions/reconcile?from=${day(-1)}&to=${day(1)}`, tooMany)).json()).toMatchObject({
      code: 'too_many_rows',
    });
  });
});
