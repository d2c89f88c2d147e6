import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue's tables in PostgreSQL: inbox, edge counters, quarantine. */
export class Queue1763800000000 implements MigrationInterface {
  readonly name = 'Queue1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Second durable place of a batch: taken when the queue refuses, swept by the workers.
      CREATE TABLE inbox (
        id uuid PRIMARY KEY,
        queue text NOT NULL,
        payload text NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now(),
        -- counted before each attempt: a batch whose attempts end with the process is taken apart
        starts int NOT NULL DEFAULT 0
      );
      CREATE INDEX inbox_oldest ON inbox (queue, stored_at, id);
      -- Counted at the edge, cumulative per process run, so that the ledger can disagree with the rows.
      CREATE TABLE edge_counters (
        run_id uuid NOT NULL,
        day date NOT NULL,
        name text NOT NULL,
        campaign_id int NOT NULL DEFAULT 0,
        n bigint NOT NULL,
        PRIMARY KEY (run_id, day, name, campaign_id)
      );
      -- Who runs and how it gets on: a row per run of a process, written every two seconds.
      CREATE TABLE processes (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        host text NOT NULL,
        pid int NOT NULL,
        version text NOT NULL,
        started_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        progress jsonb NOT NULL DEFAULT '[]'
      );
      -- Jobs' single hits that made their batch fail for a reason of their own: kept apart so that the rest goes on.
      CREATE TABLE quarantine (
        id uuid PRIMARY KEY,
        queue text NOT NULL,
        record text NOT NULL,
        error text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE quarantine, processes, edge_counters, inbox`);
  }
}
