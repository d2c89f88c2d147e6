import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which replay gave a hit its present verdict. */
export class PostbackReplays1763800005100 implements MigrationInterface {
  readonly name = 'PostbackReplays1763800005100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE postbacks ADD COLUMN replay_id uuid;
      CREATE INDEX postbacks_replay ON postbacks (replay_id, id) WHERE replay_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE postbacks DROP COLUMN replay_id`);
  }
}
