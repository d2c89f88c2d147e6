import { Injectable } from '@nestjs/common';
import { Database } from '#database';

/** Clicks of one person at most; more than that is no person's id. */
const MAX_CLICKS = 1_000;

/** UTC days, yyyy-mm-dd, half open; undefined: all that are kept. */
export interface Days {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Finds a person's clicks. returns their uuids, more than MAX_CLICKS when they are too many to be one person's */
@Injectable()
export class FindPersonStore {
  constructor(private readonly db: Database) {}

  isTooMany(clickIds: readonly string[]): boolean {
    return clickIds.length > MAX_CLICKS;
  }

  /** Our own click by its uuid; imported ids by the primary key of imported_clicks. */
  async byClickId(given: { uuid: string | undefined; text: string }): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `SELECT id FROM click_details WHERE id = $1::uuid UNION SELECT id FROM clicks WHERE id = $1::uuid
       UNION SELECT click_id FROM postbacks WHERE click_id = $1::uuid UNION SELECT click_id FROM imported_clicks WHERE external_id = $2`,
      [given.uuid ?? null, given.text],
    );
    return rows.map(({ id }) => id);
  }

  byExternalId(externalId: string, days: Days): Promise<readonly string[]> {
    return this.inDetails('external_id = $1', externalId, days);
  }

  /** Only where whole addresses are stored. */
  byAddress(ip: string, days: Days): Promise<readonly string[]> {
    return this.inDetails('ip = $1::inet', ip, days);
  }

  /**
   * Reads details one day after the other, the latest first: an index would cost every click for what is asked a few times a year.
   * `condition` is ours, the value is a parameter.
   */
  private async inDetails(condition: string, value: string, days: Days): Promise<readonly string[]> {
    const found: string[] = [];
    for (const partition of await this.partitions(days)) {
      const { rows } = await this.db.query<{ id: string }>(`SELECT id FROM ${partition} WHERE ${condition} LIMIT ${MAX_CLICKS + 1}`, [
        value,
      ]);
      found.push(...rows.map(({ id }) => id));
      if (this.isTooMany(found)) break;
    }
    return found;
  }

  /** Names come from the catalogue of the database and match ours exactly. Rows of the default partition are of days without one of their own. */
  private async partitions({ from, to }: Days): Promise<string[]> {
    const { rows } = await this.db.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'click_details'::regclass AND c.relname ~ '^click_details_(p[0-9]{8}|default)$'
          AND (c.relname = 'click_details_default' OR (substr(c.relname, 16) >= coalesce($1, '') AND substr(c.relname, 16) < coalesce($2, '9')))
        ORDER BY c.relname DESC`,
      [from?.replaceAll('-', '') ?? null, to?.replaceAll('-', '') ?? null],
    );
    return rows.map(({ name }) => name);
  }
}
