import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import { FoldStore } from '../../totals/fold.store.js';
import { totalsTableNames } from '../../totals/pack.store.js';
import { Backlog } from '../backlog.js';
import { ReportStore } from '../report.store.js';
import { Reports } from '../reports.service.js';
import { writeCampaign, writeRows } from './raw-rows.factory.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };
const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
const catalogue = await loadCatalogue(undefined);

/** Reports of November over three campaigns for the tests of this `describe`; each begins without rows. */
export function novemberReports() {
  let test: TestDatabase;
  let reports: Reports;
  beforeAll(async () => {
    test = await testDatabase();
    reports = new Reports(catalogue, new ReportStore(test.db), new Backlog(), testSettings());
    for (const id of [1, 2, 3]) await writeCampaign(test.db, id);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.db.query(`TRUNCATE clicks, conversion_facts, batches, ${totalsTableNames().join(', ')}`);
  });
  return {
    write: (rows: Parameters<typeof writeRows>[1]) => writeRows(test.db, rows),
    fold: () => new FoldStore(test.db).foldOldest(1_000_000),
    ask: (query: Record<string, string>, access = ADMIN) => reports.answer({ ...NOVEMBER, ...query }, access),
  };
}
