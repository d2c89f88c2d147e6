import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createPackedTable, isPacked, packedName } from '../totals/packed.sql.js';
import { PAIR_TABLE } from '../totals/pairs.js';
import { createTotalsTable } from '../totals/totals.sql.js';
import { TOTALS } from '../totals/totals-tables.js';

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
  'totals_pair',
];

const OWN = [...TOTALS, PAIR_TABLE].filter((each) => TABLES.includes(each.name));

/** The totals that reports read. Which columns they have is said once, in totals-tables.ts, for these tables and for the fold. */
export class Reporting1763800006000 implements MigrationInterface {
  readonly name = 'Reporting1763800006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of OWN) {
      await runner.query(createTotalsTable(table));
      if (isPacked(table)) await runner.query(createPackedTable(table));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${OWN.flatMap((table) => [table.name, ...(isPacked(table) ? [packedName(table)] : [])]).join(', ')}`);
  }
}
