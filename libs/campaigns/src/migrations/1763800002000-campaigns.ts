import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings tables: advertisers, postback sources, campaigns, offers, landing pages, rates; and the version that tells of a change. */
export class Campaigns1763800002000 implements MigrationInterface {
  readonly name = 'Campaigns1763800002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One number that grows with every change of a settings table; trackers and workers compare it with theirs.
      CREATE TABLE settings_version (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        version bigint NOT NULL
      );
      INSERT INTO settings_version (version) VALUES (1);
      CREATE FUNCTION settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE settings_version SET version = version + 1;
        PERFORM pg_notify('settings', '');
        RETURN NULL;
      END $$;
      CREATE TABLE advertisers (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE postback_sources (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL UNIQUE,
        -- the key before the last rotation, taken until then
        old_key text UNIQUE,
        old_key_until timestamptz,
        advertiser_id int NOT NULL REFERENCES advertisers (id),
        name text NOT NULL,
        preset text NOT NULL DEFAULT 'generic',
        settings jsonb NOT NULL DEFAULT '{}',
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE campaigns (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name text NOT NULL,
        advertiser_id int NOT NULL REFERENCES advertisers (id),
        source_id int NOT NULL REFERENCES postback_sources (id),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'archived')),
        fallback_url text,
        time_zone text NOT NULL DEFAULT 'UTC',
        currency text NOT NULL,
        default_payout bigint,
        payout_source text NOT NULL DEFAULT 'parameter' CHECK (payout_source IN ('parameter', 'fixed')),
        attribution_window_days int NOT NULL DEFAULT 30,
        min_click_to_conversion_s int NOT NULL DEFAULT 0,
        repeat_mode text NOT NULL DEFAULT 'ignore' CHECK (repeat_mode IN ('ignore', 'replace', 'add', 'once')),
        require_txid boolean NOT NULL DEFAULT false,
        -- named events as the API shows them (events/campaign-event.ts)
        events jsonb NOT NULL DEFAULT '[]',
        unknown_events text NOT NULL DEFAULT 'accept' CHECK (unknown_events IN ('accept', 'reject')),
        hold_hours int,
        dedupe_scope text NOT NULL DEFAULT 'click' CHECK (dedupe_scope IN ('click', 'offer')),
        daily_conversion_cap int,
        over_cap text NOT NULL DEFAULT 'reject' CHECK (over_cap IN ('reject', 'count')),
        redirect text NOT NULL DEFAULT '302' CHECK (redirect IN ('302', '307', 'meta')),
        cost_model text NOT NULL DEFAULT 'none' CHECK (cost_model IN ('none', 'cpc', 'cpm', 'cpa', 'revshare')),
        cost_amount bigint,
        cost_currency text,
        -- labels such as 'demo', and settings that later modules add
        tags text[] NOT NULL DEFAULT '{}',
        extra jsonb NOT NULL DEFAULT '{}',
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX campaigns_advertiser ON campaigns (advertiser_id);
      CREATE TABLE offers (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        campaign_id int NOT NULL REFERENCES campaigns (id),
        position int NOT NULL,
        name text NOT NULL DEFAULT '',
        url text NOT NULL,
        payout bigint NOT NULL,
        currency text NOT NULL,
        weight int NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 1000000),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
        -- whom it takes (offer-rules.ts) and how much in a day (offer-caps.ts); NULL: everybody, no end
        rules jsonb,
        caps jsonb
      );
      CREATE INDEX offers_campaign ON offers (campaign_id, position);
      -- Pages between the click and the offer; visitors are spread over the active ones by weight.
      CREATE TABLE landing_pages (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        campaign_id int NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
        name text NOT NULL DEFAULT '',
        url text NOT NULL,
        weight int NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 1000000),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived'))
      );
      CREATE INDEX landing_pages_campaign ON landing_pages (campaign_id, id);
      -- Clicks of a day of the campaign's zone, where a daily cap asks for them; offer 0 is the campaign itself.
      CREATE TABLE cap_clicks (
        campaign_id int NOT NULL,
        offer_id int NOT NULL,
        day date NOT NULL,
        n int NOT NULL,
        PRIMARY KEY (campaign_id, offer_id, day)
      );
      -- The same for conversions, pending and approved; exact, since whoever counts holds the row.
      CREATE TABLE cap_conversions (LIKE cap_clicks INCLUDING ALL);
      -- Units of BASE_CURRENCY for one unit of this currency, set by the operator.
      CREATE TABLE rates (
        currency text PRIMARY KEY,
        rate numeric(19,10) NOT NULL CHECK (rate > 0),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER advertisers_changed AFTER INSERT OR UPDATE OR DELETE ON advertisers EXECUTE FUNCTION settings_changed();
      CREATE TRIGGER postback_sources_changed AFTER INSERT OR UPDATE OR DELETE ON postback_sources EXECUTE FUNCTION settings_changed();
      CREATE TRIGGER campaigns_changed AFTER INSERT OR UPDATE OR DELETE ON campaigns EXECUTE FUNCTION settings_changed();
      CREATE TRIGGER offers_changed AFTER INSERT OR UPDATE OR DELETE ON offers EXECUTE FUNCTION settings_changed();
      CREATE TRIGGER landing_pages_changed AFTER INSERT OR UPDATE OR DELETE ON landing_pages EXECUTE FUNCTION settings_changed();
      CREATE TRIGGER rates_changed AFTER INSERT OR UPDATE OR DELETE ON rates EXECUTE FUNCTION settings_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE rates, cap_conversions, cap_clicks, landing_pages, offers, campaigns, postback_sources, advertisers, settings_version; DROP FUNCTION settings_changed()`,
    );
  }
}
