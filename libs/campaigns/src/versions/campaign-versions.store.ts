import type { Queryable } from '#database';
import type { SettingsTx } from '../directory/settings-transactions.store.js';
import type { VersionSettings } from './version-settings.js';

/** A version as it is written: once, never changed afterwards. */
export interface NewVersion {
  readonly campaignId: number;
  readonly version: number;
  readonly actor: string;
  readonly action: string;
  /** top-level settings that differ from the version before; empty for the first */
  readonly changed: readonly string[];
  /** the older version this one is equal to, when it was brought back */
  readonly restored: number | null;
  readonly settings: VersionSettings;
}

export interface StoredVersion extends NewVersion {
  readonly at: Date;
}

/** Keeps a version. In the transaction of the change, so that no version is missing. */
export async function keepVersion(tx: SettingsTx, version: NewVersion): Promise<void> {
  await tx.query(
    `INSERT INTO campaign_versions (campaign_id, version, actor, action, changed, restored, settings) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      version.campaignId,
      version.version,
      version.actor,
      version.action,
      version.changed,
      version.restored,
      JSON.stringify(version.settings),
    ],
  );
}

const COLUMNS = `campaign_id AS "campaignId", version, at, actor, action, changed, restored, settings`;
type Row = StoredVersion & { [column: string]: unknown };

/**
 * Newest first, one more than asked for when there is a next page. Primary key.
 *
 * scope    of an advertiser: not the versions of a time when the campaign was another's
 */
export async function listVersions(
  db: Queryable,
  query: { campaignId: number; before: number | undefined; limit: number; scope: number | undefined },
): Promise<StoredVersion[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM campaign_versions
     WHERE campaign_id = $1 AND ($2::int IS NULL OR version < $2) AND ($3::text IS NULL OR settings->>'advertiser_id' = $3)
     ORDER BY version DESC LIMIT $4`,
    [query.campaignId, query.before ?? null, query.scope?.toString() ?? null, query.limit + 1],
  );
  return rows;
}

/** A version, undefined when it was not kept. Primary key. */
export async function findVersion(db: Queryable, campaignId: number, version: number): Promise<StoredVersion | undefined> {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM campaign_versions WHERE campaign_id = $1 AND version = $2`, [
    campaignId,
    version,
  ]);
  return rows[0];
}

/** The version kept last before this one: they follow each other without gaps, unless rows were written by hand. Primary key. */
export async function findVersionBefore(db: Queryable, campaignId: number, version: number): Promise<StoredVersion | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM campaign_versions WHERE campaign_id = $1 AND version < $2 ORDER BY version DESC LIMIT 1`,
    [campaignId, version],
  );
  return rows[0];
}
