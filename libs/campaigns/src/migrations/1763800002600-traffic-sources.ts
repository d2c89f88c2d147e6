import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks and what they put into tracking URLs. Trackers do not need them: no trigger. */
export class TrafficSources1763800002600 implements MigrationInterface {
  readonly name = 'TrafficSources1763800002600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE traffic_sources (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        template text NOT NULL,
        parameters jsonb NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE traffic_sources`);
  }
}
