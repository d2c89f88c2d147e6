import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversions, their keys, the facts that reports count, and daily caps. */
export class Conversions1763800004000 implements MigrationInterface {
  readonly name = 'Conversions1763800004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- id: the 128 bits of the receipt that made it (for an element of a JSON array, derived from it).
      -- payout in millionths of currency, payout_base in millionths of BASE_CURRENCY at rate.
      CREATE TABLE conversions (
        click_id uuid NOT NULL,
        id uuid NOT NULL,
        imported_id text,
        campaign_id int NOT NULL,
        offer_id int NOT NULL,
        source_id int NOT NULL,
        receipt uuid NOT NULL,
        element smallint NOT NULL DEFAULT 0,
        event text NOT NULL,
        event_key text NOT NULL,
        txid text,
        status text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected')),
        original_status text,
        kind text NOT NULL CHECK (kind IN ('conversion', 'adjustment')),
        payout bigint NOT NULL,
        currency text NOT NULL,
        payout_base bigint NOT NULL,
        rate numeric(19,10),
        sale_amount bigint,
        hold boolean NOT NULL DEFAULT false,
        -- end of its hold period; NULL: none
        hold_until timestamptz,
        -- false: its event adds to revenue, not to the number of conversions
        counts boolean NOT NULL DEFAULT true,
        -- what falls due by it, millionths of BASE_CURRENCY
        cost bigint NOT NULL DEFAULT 0,
        -- status or payout were set by hand
        manual boolean NOT NULL DEFAULT false,
        warnings text[] NOT NULL DEFAULT '{}',
        custom jsonb NOT NULL DEFAULT '{}',
        click_at timestamptz NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        campaign_version int NOT NULL,
        facts int NOT NULL DEFAULT 1,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (click_id, id)
      );
      CREATE INDEX conversions_id ON conversions (id);
      CREATE INDEX conversions_campaign ON conversions (campaign_id, received_at);
      CREATE INDEX conversions_held ON conversions (hold_until) WHERE hold_until IS NOT NULL;
      -- All uniqueness of conversions: 128 bits of a hash over (scope, click or offer, event, txid or none).
      CREATE TABLE conversion_keys (
        key_hash uuid PRIMARY KEY,
        click_id uuid NOT NULL,
        conversion_id uuid NOT NULL
      );
      -- What reports count: append-only; a change is a row of differences. Dimensions are the click's.
      CREATE TABLE conversion_facts (
        click_id uuid NOT NULL,
        conversion_id uuid NOT NULL,
        seq int NOT NULL,
        batch bigint NOT NULL,
        click_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        campaign_id int NOT NULL,
        offer_id int NOT NULL,
        creative_id int NOT NULL,
        supply_id int NOT NULL,
        site_id int NOT NULL,
        source_id int NOT NULL,
        referrer_id int NOT NULL,
        region_id int NOT NULL,
        city_id int NOT NULL,
        event_id int NOT NULL,
        model_id int NOT NULL DEFAULT 0,
        landing_page_id int NOT NULL DEFAULT 0,
        country smallint NOT NULL,
        device smallint NOT NULL,
        os smallint NOT NULL,
        browser smallint NOT NULL,
        language smallint NOT NULL,
        subs int[],
        pending int NOT NULL,
        approved int NOT NULL,
        rejected int NOT NULL,
        -- millionths of BASE_CURRENCY: pending + approved + adjustments, and the approved part (adjustments included)
        revenue bigint NOT NULL,
        revenue_approved bigint NOT NULL,
        -- cost that falls due by the conversion (CPA, revenue share); stands at click time
        cost bigint NOT NULL,
        -- seconds from click to conversion, times the change in conversions (for averages)
        delay_s bigint NOT NULL,
        -- 1: the click's visitor went on from the landing page to the offer; stands at click time
        lander_clicks int NOT NULL DEFAULT 0,
        PRIMARY KEY (click_id, conversion_id, seq)
      );
      CREATE INDEX conversion_facts_batch ON conversion_facts USING brin (batch);
      CREATE INDEX conversion_facts_at ON conversion_facts (at);
      CREATE INDEX conversion_facts_click_at ON conversion_facts (click_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conversion_facts, conversion_keys, conversions`);
  }
}
