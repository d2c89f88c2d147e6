import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { loadCatalogue } from '../catalogue/catalogue.js';
import { FoldStore } from '../totals/fold.store.js';
import { PackStore, totalsTableNames } from '../totals/pack.store.js';
import { Backlog } from './backlog.js';
import { ReportStore } from './report.store.js';
import { Reports } from './reports.service.js';
import { FIRST_MS, step } from './testing/any-rows.factory.js';
import { expectEqualByHand } from './testing/equal-by-hand.factory.js';
import { writeCampaign, writeLandingPages, writeRows } from './testing/raw-rows.factory.js';
import { METRICS, question } from './testing/report-questions.factory.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };

describe('a report equals a count of the raw rows by hand', () => {
  let test: TestDatabase;
  let reports: Reports;
  let folds: FoldStore;
  let packs: PackStore;
  beforeAll(async () => {
    test = await testDatabase();
    const catalogue = await loadCatalogue(undefined);
    expect(catalogue.metrics.map(({ name }) => name).sort()).toEqual([...METRICS].sort());
    reports = new Reports(catalogue, new ReportStore(test.db), new Backlog(), testSettings());
    folds = new FoldStore(test.db);
    packs = new PackStore(test.db);
    for (const id of [1, 2, 3]) await writeCampaign(test.db, id);
    await writeLandingPages(test.db, 1, [1, 2]);
  });
  afterAll(() => test.close());

  it('for any rows in any batches, folded at any moments, any days packed, and any question', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (steps, questions) => {
          await test.db.query(`TRUNCATE clicks, conversion_facts, batches, ${totalsTableNames().join(', ')}`);
          for (const each of steps) {
            if ('foldRows' in each) await folds.foldOldest(each.foldRows);
            else if ('closedMs' in each) await closeDays(each.closedMs);
            else await writeRows(test.db, each);
          }
          const clicks = steps.flatMap((each) => ('clicks' in each ? each.clicks : []));
          const facts = steps.flatMap((each) => ('facts' in each ? each.facts : []));
          for (const asked of questions) await expectEqualByHand((raw) => reports.answer(raw, ADMIN), asked, { clicks, facts });
        },
      ),
      { numRuns: 60 },
    );
  }, 240_000);

  /** What upkeep does when days have closed; rows of them may come later all the same. */
  async function closeDays(beforeMs: number): Promise<void> {
    for (const day of await packs.looseDays(beforeMs, 1)) await packs.pack(day);
    for (const { day, pairs } of await packs.uncounted(FIRST_MS - 86_400_000, beforeMs)) await packs.countPairs(day, pairs);
  }
});
