import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTotalsTable, TOTALS } from '../totals/totals.sql.js';

// By name: a table added to TOTALS later gets a migration of its own and must not appear in this one.
const TABLES = [
  'totals_day',
  'totals_source',
  'totals_offer',
  'totals_lander',
  'totals_supply',
  'totals_browser',
  'totals_time',
  'totals_audience',
  'totals_placement',
];

/** The totals that reports read. Which columns they have is said once, in totals.sql.ts, for these tables and for the fold. */
export class Reporting1763800006000 implements MigrationInterface {
  readonly name = 'Reporting1763800006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TOTALS.filter((each) => TABLES.includes(each.name))) await runner.query(createTotalsTable(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
