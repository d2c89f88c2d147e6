import pg from 'pg';
import type { Queryable } from '#database';
import type { SettingsSnapshot } from './settings-snapshot.js';

/** All settings in one statement, so that they are of one moment. Small tables, read whole. */
const LOAD = `
  SELECT (SELECT version::text FROM settings_version) AS version,
    (SELECT coalesce(json_agg(c ORDER BY c.id), '[]') FROM (
      SELECT id, key, name, advertiser_id AS "advertiserId", source_id AS "sourceId", status, fallback_url AS "fallbackUrl",
        time_zone AS "timeZone", currency, default_payout::text AS "defaultPayout", payout_source AS "payoutSource",
        attribution_window_days AS "attributionWindowDays", min_click_to_conversion_s AS "minClickToConversionS",
        repeat_mode AS "repeatMode", require_txid AS "requireTxid", events, unknown_events AS "unknownEvents",
        hold_hours AS "holdHours", dedupe_scope AS "dedupeScope",
        daily_conversion_cap AS "dailyConversionCap", over_cap AS "overCap", redirect, cost_model AS "costModel",
        cost_amount::text AS "costAmount", cost_currency AS "costCurrency", tags, extra, version,
        (SELECT coalesce(json_agg(o ORDER BY o.position, o.id), '[]') FROM (
          SELECT id, name, url, payout::text AS payout, currency, weight, status, position, rules, caps FROM offers WHERE campaign_id = campaigns.id) o) AS offers,
        (SELECT coalesce(json_agg(l ORDER BY l.id), '[]') FROM (
          SELECT id, name, url, weight, status FROM landing_pages WHERE campaign_id = campaigns.id) l) AS "landingPages"
      FROM campaigns) c) AS campaigns,
    (SELECT coalesce(json_agg(s ORDER BY s.id), '[]') FROM (
      SELECT id, key, advertiser_id AS "advertiserId", name, preset, settings, status, version, old_key AS "oldKey", old_key_until AS "oldKeyUntil" FROM postback_sources) s) AS sources,
    (SELECT coalesce(json_agg(r ORDER BY r.currency), '[]') FROM (SELECT currency, rate::text AS rate FROM rates) r) AS rates`;

export async function loadSettings(db: Queryable): Promise<SettingsSnapshot> {
  const { rows } = await db.query<SettingsSnapshot & pg.QueryResultRow>(LOAD, [], 'settings-load');
  const row = rows[0];
  if (!row?.version) throw new Error('settings_version is empty: has `npm run migrate` been run?');
  return { version: row.version, campaigns: row.campaigns, sources: row.sources, rates: row.rates };
}

/** The number that grows with every change of a settings table. */
export async function settingsVersion(db: Queryable): Promise<bigint> {
  const { rows } = await db.query<{ version: string }>('SELECT version FROM settings_version', [], 'settings-version');
  return BigInt(rows[0]?.version ?? 0);
}

/** How the feed reports. `changed` may be called for nothing; `lost` at most once per connection. */
export interface SettingsFeedEvents {
  readonly changed: () => void;
  readonly lost: (feed: SettingsFeed) => void;
}

/**
 * One connection of its own that hears NOTIFY settings: apart from the pool, so that a busy pool cannot make settings stale,
 * and with its own deadlines, so that a half-open link shows within seconds.
 */
export class SettingsFeed implements Queryable {
  private lost = false;

  private constructor(private readonly client: pg.Client) {}

  /** throws when the database cannot be reached within 2 s */
  static async open(databaseUrl: string, events: SettingsFeedEvents): Promise<SettingsFeed> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'rebound-settings',
      options: '-c timezone=UTC',
    });
    const feed = new SettingsFeed(client);
    client.on('error', () => feed.lose(events));
    client.on('end', () => feed.lose(events));
    client.on('notification', () => events.changed());
    try {
      await client.connect();
      await client.query('LISTEN settings');
    } catch (error) {
      feed.close();
      throw error;
    }
    return feed;
  }

  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<pg.QueryResult<Row>> {
    return this.client.query<Row>({ text, values: values as unknown[], name });
  }

  /** Never waits for an unresponsive server. */
  close(): void {
    this.lost = true;
    this.client.removeAllListeners('notification');
    void this.client.end().catch(() => undefined);
    // end() asks the server to hang up; over a dead link nobody does.
    setTimeout(() => this.client.connection.stream.destroy(), 500).unref();
  }

  private lose(events: SettingsFeedEvents): void {
    if (!this.lost) events.lost(this);
    this.lost = true;
  }
}
