import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '#access';
import { aPostbacksApi, type PostbacksApi } from '../testing/postbacks-api.js';
import { aProcessingWorld, type ProcessingWorld } from '../testing/processing-world.js';
import { ImportDecider, ROWS_AT_ONCE } from './import-decider.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { RunImports } from './run-imports.js';

let world: ProcessingWorld;
let api: PostbacksApi;
let imports: RunImports;
beforeAll(async () => {
  world = await aProcessingWorld();
  api = await aPostbacksApi(world);
  const get = <T>(type: new (...args: never[]) => T): T => api.app.get(type, { strict: false });
  imports = new RunImports(world.db, get(ImportJobsStore), get(ImportDecider), get(AuditLog));
});
afterAll(async () => {
  await api.close();
  await world.end();
});

const take = async (csv: string, query = '') => {
  const answer = await api.upload(`/conversions/import?background=true${query}`, csv);
  expect(answer.statusCode).toBe(202);
  const job = answer.json<{ id: string }>();
  expect(answer.headers['location']).toBe(`/api/v1/conversions/imports/${job.id}`);
  return job;
};
const progress = async (id: string) => (await api.get(`/conversions/imports/${id}`)).body;
const run = (signal = new AbortController().signal) => imports.runOldest(signal);
const counted = async () =>
  (await world.db.query(`SELECT count(*)::int AS n, coalesce(sum(revenue), 0)::bigint::text AS revenue FROM conversion_facts`)).rows[0];

describe('conversions from a file in the background', () => {
  it('are worked through part by part, told while it runs, and gone on with where it was cut off', { timeout: 120_000 }, async () => {
    const before = await counted();
    const clicks = await world.clicks(2 * ROWS_AT_ONCE + 10);
    const lines = clicks.map((click, i) => `${click},1,t${i}`);
    // Its last row repeats its first; one is no click of ours, one no row.
    const job = await take(`click_id,payout,txid\n${[...lines, 'nobody,1,x', `"${'broken'}`].join('\n')}\n`);
    expect(job).toMatchObject({ status: 'queued', rows: clicks.length + 2, done: 0 });

    const stop = new AbortController();
    stop.abort();
    expect(await run(stop.signal)).toBe(true);
    expect(await progress(job.id)).toMatchObject({ status: 'running', done: ROWS_AT_ONCE, accepted: ROWS_AT_ONCE, finished_at: null });
    expect((await api.get(`/conversions/imports/${job.id}/rows?limit=500`)).body.data).toHaveLength(ROWS_AT_ONCE);

    await Promise.all([run(), run()]);
    while (await run());
    expect(await progress(job.id)).toMatchObject({
      status: 'done',
      done: clicks.length + 2,
      accepted: clicks.length,
      rejected: 2,
      error: null,
    });
    expect(await counted()).toEqual({
      n: (before?.['n'] ?? 0) + clicks.length,
      revenue: String(Number(before?.['revenue']) + clicks.length * 1e6),
    });
    const rejected = (await api.get(`/conversions/imports/${job.id}/rows?outcome=rejected`)).body;
    expect(rejected.data.map(({ row, reason }: Record<string, unknown>) => [row, reason])).toEqual([
      [clicks.length + 1, 'unknown_click'],
      [clicks.length + 2, 'malformed_row'],
    ]);
    expect((await api.get(`/postbacks/${rejected.data[0].receipt}`)).body).toMatchObject({ reason: 'unknown_click' });
    const { rows } = await world.db.query(
      `SELECT action, change->>'accepted' AS accepted FROM audit_log WHERE object_type = 'conversion_import' AND object_id = $1 ORDER BY id`,
      [job.id],
    );
    expect(rows).toEqual([
      { action: 'import', accepted: null },
      { action: 'finish', accepted: String(clicks.length) },
    ]);
    const kept = await world.db.query(`SELECT file IS NULL AS dropped FROM conversion_imports WHERE id = $1`, [job.id]);
    expect(kept.rows).toEqual([{ dropped: true }]);
  });

  it('are rehearsed as if the earlier parts had been written, and begun anew when cut off', { timeout: 120_000 }, async () => {
    const before = await counted();
    const clicks = await world.clicks(ROWS_AT_ONCE);
    const lines = clicks.map((click) => `${click},1`);
    const job = await take(`click_id,payout\n${[...lines, `${clicks[0]},1`, `${clicks[1]},2`].join('\n')}`, '&dry_run=true');
    const stop = new AbortController();
    stop.abort();
    await run(stop.signal);
    expect(await progress(job.id)).toMatchObject({ status: 'running', done: ROWS_AT_ONCE });
    await run();
    expect(await progress(job.id)).toMatchObject({ status: 'done', dry_run: true, accepted: ROWS_AT_ONCE, rejected: 2 });
    expect((await api.get(`/conversions/imports/${job.id}/rows?outcome=rejected`)).body.data).toMatchObject([
      { row: ROWS_AT_ONCE + 1, reason: 'duplicate', receipt: null, conversion_id: null },
      { row: ROWS_AT_ONCE + 2, reason: 'duplicate_conflict' },
    ]);
    expect(await counted()).toEqual(before);
  });

  it('list their results by pages and as a file', async () => {
    const clicks = await world.clicks(3);
    const job = await take(`SubID,Money\n${clicks.map((click) => `${click},1`).join('\n')}`, '&mapping=click_id:SubID,payout:Money');
    await run();
    const first = (await api.get(`/conversions/imports/${job.id}/rows?limit=2`)).body;
    const second = (await api.get(`/conversions/imports/${job.id}/rows?limit=2&cursor=${first.next_cursor}`)).body;
    expect([...first.data, ...second.data].map(({ row, outcome }) => [row, outcome])).toEqual([1, 2, 3].map((row) => [row, 'accepted']));
    expect(second.next_cursor).toBeNull();
    const file = (await api.text(`/conversions/imports/${job.id}/rows?format=csv`)).trim().split('\r\n');
    expect(file).toHaveLength(4);
    expect(file[1]).toMatch(/^1,accepted,,,,pb_\w+\.1,cv_\w+$/);
    const [one, two] = [(await api.get('/conversions/imports?limit=1')).body, (await api.get('/conversions/imports')).body];
    expect(one.data[0]).toMatchObject({ id: job.id, status: 'done', rows: 3 });
    expect((await api.get(`/conversions/imports?limit=1&cursor=${one.next_cursor}`)).body.data[0].id).toBe(two.data[1].id);
  });

  it('are refused at once when nothing can be read', { timeout: 120_000 }, async () => {
    expect((await api.upload('/conversions/import?background=true', 'a,b\n1,2')).json()).toMatchObject({ code: 'invalid_csv' });
    expect((await api.get('/conversions/imports/none')).status).toBe(404);
    const tooMany = `click_id\n${'x\n'.repeat(50_001)}`;
    expect((await api.upload('/conversions/import?background=true', tooMany)).json()).toMatchObject({ code: 'too_many_rows' });
  });
});
