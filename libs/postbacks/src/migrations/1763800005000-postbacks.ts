import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The postback log by day and the raw hits behind it. */
export class Postbacks1763800005000 implements MigrationInterface {
  readonly name = 'Postbacks1763800005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The log: one row per hit (element 0) and per element of a JSON array (1, 2, …). id: the receipt's 128 bits, time first.
      CREATE TABLE postbacks (
        id uuid NOT NULL,
        element smallint NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('waiting', 'accepted', 'rejected')),
        reason text,
        warnings text[] NOT NULL DEFAULT '{}',
        source_id int,
        campaign_id int,
        click_id uuid,
        imported_id text,
        click_text text,
        conversion_id uuid,
        event text,
        txid text,
        payout bigint,
        currency text,
        foreign_click boolean NOT NULL DEFAULT false,
        -- a sentence about misspelt parameter names, for the hint
        did_you_mean text,
        next_attempt_at timestamptz,
        waiting_until timestamptz,
        decided_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (id, element)
      ) PARTITION BY RANGE (id);
      CREATE TABLE postbacks_default PARTITION OF postbacks DEFAULT;
      CREATE INDEX postbacks_campaign ON postbacks (campaign_id, id);
      CREATE INDEX postbacks_click ON postbacks (click_id);
      -- Searches of the log that would walk days of it: rare reasons, hits of one source, ids that nobody knows, hits without campaign.
      CREATE INDEX postbacks_reason ON postbacks (reason, id) WHERE reason IS NOT NULL;
      CREATE INDEX postbacks_source ON postbacks (source_id, id);
      CREATE INDEX postbacks_text ON postbacks (click_text, id) WHERE click_id IS NULL;
      CREATE INDEX postbacks_homeless ON postbacks (id) WHERE campaign_id IS NULL;
      CREATE INDEX postbacks_waiting ON postbacks (next_attempt_at) WHERE outcome = 'waiting';
      -- The hit as it came and each step of its decision; dropped earlier than the log.
      CREATE TABLE postback_raws (
        id uuid NOT NULL PRIMARY KEY,
        method text NOT NULL,
        route text NOT NULL,
        url text NOT NULL,
        headers json NOT NULL,
        body bytea,
        body_size int NOT NULL DEFAULT 0,
        ip inet,
        steps json NOT NULL DEFAULT '[]'
      ) PARTITION BY RANGE (id);
      CREATE TABLE postback_raws_default PARTITION OF postback_raws DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE postback_raws, postbacks`);
  }
}
