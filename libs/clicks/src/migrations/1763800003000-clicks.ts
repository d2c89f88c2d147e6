import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clicks by day, their personal details, the dictionary of dimension values, ids imported from another tracker. */
export class Clicks1763800003000 implements MigrationInterface {
  readonly name = 'Clicks1763800003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Text values of dimensions as numbers. Small dimensions (country, device, os, browser, language) fit smallint.
      CREATE SEQUENCE dictionary_ids AS int;
      CREATE SEQUENCE dictionary_small_ids AS smallint;
      CREATE TABLE dictionary (
        dimension smallint NOT NULL,
        value text NOT NULL,
        id int NOT NULL,
        PRIMARY KEY (dimension, value)
      );
      CREATE UNIQUE INDEX dictionary_id ON dictionary (dimension, id);
      -- Batches written but not yet counted into totals (reporting folds them).
      CREATE SEQUENCE batch_ids AS bigint;
      CREATE TABLE batches (
        id bigint PRIMARY KEY,
        n int NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      -- The row's id is the 128 bits of the click id: time first, so partitions are ranges of the id itself.
      -- Dictionary id 0 is 'not given'. cost is in millionths of BASE_CURRENCY.
      CREATE TABLE clicks (
        id uuid NOT NULL PRIMARY KEY,
        at timestamptz NOT NULL,
        cost bigint NOT NULL,
        batch bigint NOT NULL,
        campaign_id int NOT NULL,
        offer_id int NOT NULL,
        creative_id int NOT NULL,
        supply_id int NOT NULL,
        site_id int NOT NULL,
        source_id int NOT NULL,
        referrer_id int NOT NULL,
        region_id int NOT NULL,
        city_id int NOT NULL,
        -- brand and model of the device; the page the visitor saw first (0: none)
        model_id int NOT NULL DEFAULT 0,
        landing_page_id int NOT NULL DEFAULT 0,
        country smallint NOT NULL,
        device smallint NOT NULL,
        os smallint NOT NULL,
        browser smallint NOT NULL,
        language smallint NOT NULL,
        flags smallint NOT NULL,
        subs int[]
      ) PARTITION BY RANGE (id);
      CREATE TABLE clicks_default PARTITION OF clicks DEFAULT;
      CREATE INDEX clicks_batch ON clicks USING brin (batch) WITH (pages_per_range = 16);
      -- What is personal or long, apart, so that it can be dropped earlier.
      CREATE TABLE click_details (
        id uuid NOT NULL PRIMARY KEY,
        ip inet,
        user_agent text NOT NULL,
        referrer text NOT NULL,
        external_id text NOT NULL,
        query text NOT NULL,
        target text NOT NULL,
        campaign_version int NOT NULL
      ) PARTITION BY RANGE (id);
      CREATE TABLE click_details_default PARTITION OF click_details DEFAULT;
      -- Ids minted by another tracker. Undated; compared byte for byte.
      CREATE TABLE imported_clicks (
        external_id text COLLATE "C" PRIMARY KEY,
        click_id uuid NOT NULL
      );
      CREATE INDEX imported_clicks_click ON imported_clicks (click_id);
      -- First click of a visitor of a campaign in a window of time. key: the window's end (48 bits), then a keyed hash.
      CREATE TABLE click_visitors (
        key uuid PRIMARY KEY,
        click_id uuid NOT NULL
      );
      -- Visitors of landing pages who went on to an offer; counted once the first of a click is in conversion_facts.
      CREATE TABLE click_outs (
        click_id uuid NOT NULL,
        at timestamptz NOT NULL,
        offer_id int NOT NULL,
        counted boolean NOT NULL DEFAULT false,
        PRIMARY KEY (click_id, at)
      );
      CREATE INDEX click_outs_uncounted ON click_outs (click_id) WHERE NOT counted;
      -- Clicks of an address in a minute, for the labels of clicks that come too fast. key: the minute, then a keyed hash of the address;
      -- seen: each click's millisecond, visitor and id as hashes. Worth nothing after minutes: not logged, empty after a crash.
      CREATE UNLOGGED TABLE click_paces (
        key uuid PRIMARY KEY,
        seen bigint[] NOT NULL
      );
      -- Costs said afterwards. What they changed is in conversion_facts: rows of differences under this id.
      CREATE TABLE cost_corrections (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- the order they were made in: one may start from what another left
        nth bigint GENERATED ALWAYS AS IDENTITY,
        key text NOT NULL UNIQUE,
        campaign_id int NOT NULL,
        request text NOT NULL,
        actor text NOT NULL,
        first_at timestamptz NOT NULL,
        end_at timestamptz NOT NULL,
        clicks int NOT NULL DEFAULT 0,
        before bigint NOT NULL DEFAULT 0,
        after bigint NOT NULL DEFAULT 0,
        at timestamptz NOT NULL DEFAULT now(),
        undone_at timestamptz,
        undone_by text
      );
      CREATE INDEX cost_corrections_campaign ON cost_corrections (campaign_id, nth);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE cost_corrections, click_paces, click_outs, click_visitors, imported_clicks, click_details, clicks, batches, dictionary; DROP SEQUENCE batch_ids, dictionary_small_ids, dictionary_ids`,
    );
  }
}
