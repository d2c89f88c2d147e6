import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures that are not finished: what named the person was still in a queue or waiting when it was asked for. */
export class Erasures1763800009000 implements MigrationInterface {
  readonly name = 'Erasures1763800009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE erasures (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        click_ids uuid[] NOT NULL,
        -- by which records in the queue may name them; gone with the row
        texts text[] NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE erasures`);
  }
}
