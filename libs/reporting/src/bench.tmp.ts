import { it } from 'vitest';
import { readFileSync } from 'node:fs';
const cpuMs = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10; };
import { testDatabase, testSettings } from '#testing';
import { ensureDayPartitions } from '#database';
import { loadCatalogue } from '/work/main/libs/reporting/src/catalogue.js';
import { FoldStore } from '/work/main/libs/reporting/src/fold.store.js';
import { foldStatement } from '/work/main/libs/reporting/src/totals.sql.js';
import { ReportStore } from '/work/main/libs/reporting/src/report.store.js';
import { Reports } from '/work/main/libs/reporting/src/reports.service.js';
const N = Number(process.env.N ?? 1_000_000), DAYS = 30, BATCH = 500;
it('bench', async () => {
  const t = await testDatabase(); const db = t.db;
  const start = Date.parse('2026-10-23T00:00:00Z');
  await ensureDayPartitions(db, new Date(start), new Date(start + (DAYS) * 86400000));
  await db.query(`SET statement_timeout=0`);
  const one = async (sql: string, v: unknown[] = []) => { const c = await db.pool.connect(); try { await c.query('SET statement_timeout=0'); return await c.query({ text: sql, values: v, query_timeout: 600000 } as never); } finally { c.release(true); } };
  let t0 = performance.now();
  await one(`INSERT INTO advertisers(name) VALUES ('a')`); await one(`INSERT INTO postback_sources(key,advertiser_id,name) VALUES('k',1,'')`);
  await one(`INSERT INTO campaigns(key,name,advertiser_id,source_id,currency) SELECT 'k'||g,'C'||g,1,1,'USD' FROM generate_series(1,50) g`);
  await one(`INSERT INTO dictionary SELECT d, 'v'||d||'-'||g, g FROM (VALUES (1,40),(2,200),(3,5000),(4,8),(20,60),(21,4),(22,8),(23,10),(24,20)) x(d,n), generate_series(1,n) g`);
  // Zipf by power of a random number; time-ordered, batches of 500
  await one(`INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags, subs)
    SELECT (lpad(to_hex(ms),12,'0') || substr(md5(random()::text || g),1,20))::uuid, to_timestamp(ms/1000.0), 1000+(random()*9000)::int, 1 + g / ${BATCH},
     1+floor(50*power(random(),2))::int, 1+floor(3*random())::int, 1+floor(40*power(random(),2))::int, 1+floor(200*power(random(),2))::int, 1+floor(5000*power(random(),2))::int, 1+floor(8*random())::int,0,0,0,
     1+floor(60*power(random(),2))::int,1+floor(4*random())::int,1+floor(8*random())::int,1+floor(10*random())::int,1+floor(20*random())::int,(CASE WHEN random()<0.03 THEN 1 ELSE 2 END), NULL
    FROM (SELECT g, ${start} + (g * ${DAYS * 86400000}::bigint / ${N}) AS ms FROM generate_series(0, ${N - 1}) g) x`);
  await one(`INSERT INTO conversion_facts SELECT id, id, 1, ${N / BATCH}+2 + row_number() over (order by id) / ${BATCH}, at, at + interval '1 hour', campaign_id, offer_id, creative_id, supply_id, site_id, source_id,0,0,0,1,country,device,os,browser,language,subs,0,1,0,1000000,1000000,0,3600 FROM clicks WHERE random() < 0.01`);
  await one(`INSERT INTO batches(id, n) SELECT batch, count(*) FROM clicks GROUP BY 1`); await one(`INSERT INTO batches(id,n) SELECT batch, count(*) FROM conversion_facts GROUP BY 1`);
  await one(`SELECT setval('batch_ids', (SELECT max(id) FROM batches))`);
  console.log('generate s', ((performance.now() - t0) / 1000).toFixed(1));
  t0 = performance.now(); await one('VACUUM ANALYZE clicks'); await one('VACUUM ANALYZE conversion_facts'); console.log('vacuum s', ((performance.now() - t0) / 1000).toFixed(1));
  const folds = new FoldStore(db);

  const sorted = foldStatement();
  const plain = sorted.replace(/ ORDER BY 1, 2[^\n]*/g, '');
  console.log('differ', sorted !== plain);
  const cpu = async () => Number((await one(`SELECT sum(total_exec_time) t FROM pg_stat_statements`).catch(() => ({ rows: [{ t: 0 }] }))).rows[0]?.t);
  const times: Record<string, number[]> = { plain: [], sorted: [] };
  const mode = process.env.FOLDMODE;
  for (let n = 0; ; n++) {
    const name = mode ?? (n % 2 ? 'plain' : 'sorted');
    const c = await db.pool.connect(); await c.query('BEGIN');
    const ids = (await c.query(`SELECT id FROM batches ORDER BY id LIMIT 40`)).rows.map((r: any) => r.id);
    if (ids.length < 40 || Number((await c.query('SELECT count(*) n FROM batches')).rows[0].n) <= 60) { c.release(true); break; }
    const pid = (await c.query('SELECT pg_backend_pid() p')).rows[0].p; const s0 = cpuMs(pid); await c.query(name === 'plain' ? plain : sorted, [ids, ids[0], ids.at(-1)]); await c.query('COMMIT'); times[name]!.push(cpuMs(pid) - s0); c.release();
  }
  for (const [name, list] of Object.entries(times)) { list.sort((a, b) => a - b); console.log(name, 'n', list.length, 'min', list[0]?.toFixed(0), 'median', list[list.length >> 1]?.toFixed(0), 'us/click min', (list[0]! / 20).toFixed(1)); }
  for (const table of ['day','source','offer','supply','browser','time','audience','placement']) await one(`ANALYZE totals_${table}`);

  const reports = new Reports(await loadCatalogue(undefined), new ReportStore(db), testSettings());
  const pids = async () => (await one(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)).rows.map((x: any) => x.pid);
  const ask = async (label: string, q: Record<string, string>, range = { from: '2026-10-23', to: '2026-11-22' }) => {
    const own = new ReportStore(db); const rep = new Reports(await loadCatalogue(undefined), own, testSettings()); let a: any;
    await rep.answer({ ...range, metrics: 'clicks,conversions,revenue,cost,profit,roi,cr,epc', ...q }, { role: 'admin', advertiserId: null, actor: 'b' });
    const ps = await pids(); const sum = () => ps.reduce((t: number, p: number) => { try { return t + cpuMs(p); } catch { return t; } }, 0);
    const c0 = sum(), s0 = performance.now(); const ms: number[] = [];
    for (let i = 0; i < 10; i++) { const s = performance.now(); a = await rep.answer({ ...range, metrics: 'clicks,conversions,revenue,cost,profit,roi,cr,epc', ...q }, { role: 'admin', advertiserId: null, actor: 'b' }); ms.push(performance.now() - s); }
    ms.sort((x, y) => x - y); console.log(label.padEnd(40), a.source, 'cpu ms', ((sum() - c0) / 10).toFixed(0), 'wall min', ms[0]!.toFixed(0), 'median', ms[5]!.toFixed(0)); void s0; void reports;
  };
  for (const tag of ['tail', 'folded']) {
    console.log('---', tag, (await folds.unfolded()).batches);
    await ask('campaign', { group_by: 'campaign' });
    await ask('day', { group_by: 'day' });
    await ask('day campaign 1 Kolkata', { group_by: 'day', 'filter[campaign]': '1', tz: 'Asia/Kolkata' });
    await ask('supply all', { group_by: 'supply_id' });
    await ask('supply x creative all', { group_by: 'supply_id,creative', limit: '100' });
    await ask('supply x creative campaign 1', { group_by: 'supply_id,creative', 'filter[campaign]': '1' });
    await ask('country x device', { group_by: 'country,device' });
    await ask('site_id campaign 1, 30 d (raw)', { group_by: 'site_id', 'filter[campaign]': '1', limit: '100' });
    await ask('site_id campaign 1, 7 d (raw)', { group_by: 'site_id', 'filter[campaign]': '1', limit: '100' }, { from: '2026-11-15', to: '2026-11-22' });
    while (await folds.foldOldest(1e6));
  }
  await t.close();
}, 600_000);
