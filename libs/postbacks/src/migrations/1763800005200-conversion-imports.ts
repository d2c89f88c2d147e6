import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of conversions that are worked through in the background, and what became of each row. */
export class ConversionImports1763800005200 implements MigrationInterface {
  readonly name = 'ConversionImports1763800005200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE conversion_imports (
        id uuid PRIMARY KEY,
        actor text NOT NULL,
        dry_run boolean NOT NULL,
        -- our column → theirs
        mapping jsonb NOT NULL,
        -- dropped once the file is done
        file bytea,
        status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
        rows int NOT NULL,
        done int NOT NULL DEFAULT 0,
        accepted int NOT NULL DEFAULT 0,
        waiting int NOT NULL DEFAULT 0,
        rejected int NOT NULL DEFAULT 0,
        -- how often its handling was begun: a file that never comes to an end must not stop the others
        starts int NOT NULL DEFAULT 0,
        error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE INDEX conversion_imports_open ON conversion_imports (created_at) WHERE status IN ('queued', 'running');
      CREATE TABLE conversion_import_rows (
        import_id uuid NOT NULL,
        row int NOT NULL,
        outcome text NOT NULL,
        reason text,
        warnings text[] NOT NULL DEFAULT '{}',
        -- the hit it was decided as, and its element there
        receipt uuid,
        element smallint,
        conversion_id uuid,
        PRIMARY KEY (import_id, row)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conversion_import_rows, conversion_imports`);
  }
}
