import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every version of a campaign's settings, offers and all, as the API shows them: written once, never changed. */
export class CampaignVersions1763800002500 implements MigrationInterface {
  readonly name = 'CampaignVersions1763800002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_versions (
        campaign_id int NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
        version int NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        actor text NOT NULL,
        action text NOT NULL,
        -- settings that differ from the version before
        changed text[] NOT NULL,
        -- the older version this one brought back
        restored int,
        settings jsonb NOT NULL,
        PRIMARY KEY (campaign_id, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE campaign_versions`);
  }
}
