import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports saved under a name, each its owner's. */
export class ReportViews1763800008000 implements MigrationInterface {
  readonly name = 'ReportViews1763800008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_views (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- as the audit log names who acts: a user or a key
        owner text NOT NULL,
        name text NOT NULL,
        -- seen by all users; only administrators share, and only they change what is shared
        shared boolean NOT NULL DEFAULT false,
        -- parameters of GET /reports
        query jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (owner, name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE report_views`);
  }
}
