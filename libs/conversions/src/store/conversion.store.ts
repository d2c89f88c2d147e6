import { Injectable } from '@nestjs/common';
import { ConversionCounts } from '#campaigns';
import { plainArray, textArray, unnested, type Queryable } from '#database';
import { CHANGEABLE, CONVERSION_COLUMNS, conversionOfRow, type ConversionRow } from './conversion-row.js';
import type { Conversion } from '../conversion.js';
import type { LedgerPlan, LedgerState } from '../recording/conversion-ledger.js';

/**
 * Somebody else wrote first: what this transaction was about to write rests on a state that is no more.
 * Roll back, load again, decide again.
 */
export class LostRace extends Error {}

const NAMES = CONVERSION_COLUMNS.map(({ name }) => name).join(', ');

const OF_CLICKS = `SELECT ${NAMES.replace(/(^|, )/g, '$1c.')} FROM unnest($1::uuid[]) w(click_id) JOIN conversions c ON c.click_id = w.click_id`;

const INSERT = `
  INSERT INTO conversions (${NAMES})
  SELECT ${CONVERSION_COLUMNS.map(({ name, cast }) => (cast ? `u.${name}::${cast}` : `u.${name}`)).join(', ')}
  FROM ${unnested(typesOf(CONVERSION_COLUMNS))}
  ON CONFLICT DO NOTHING`;

const CHANGED_COLUMNS = CONVERSION_COLUMNS.filter(({ name }) => (['click_id', 'id', ...CHANGEABLE] as readonly string[]).includes(name));
const UPDATE = `
  UPDATE conversions c SET ${CHANGEABLE.map((name) => `${name} = u.${name}`).join(', ')}
  FROM ${unnested({ loaded_version: 'int', ...typesOf(CHANGED_COLUMNS) })}
  WHERE c.click_id = u.click_id AND c.id = u.id AND c.version = u.loaded_version`;

/** Loads what a batch's claims can meet, and writes what its ledger planned, exactly once. */
@Injectable()
export class ConversionStore {
  /**
   * The conversions of these clicks. Relies on the primary key (click_id, id).
   *
   * locked  true: held until the transaction ends, in order of their key. For who has lost a race: what it then plans cannot be
   *         overtaken again. Not for everybody: without a crowd on one conversion, locks only cost.
   */
  async ofClicks(db: Queryable, clickIds: readonly string[], locked = false): Promise<Conversion[]> {
    if (clickIds.length === 0) return [];
    const values = [plainArray([...new Set(clickIds)].sort())];
    const { rows } = locked
      ? await db.query<ConversionRow>(`${OF_CLICKS} ORDER BY c.click_id, c.id FOR UPDATE OF c`, values, 'conversions_of_clicks_locked')
      : await db.query<ConversionRow>(OF_CLICKS, values, 'conversions_of_clicks');
    return rows.map(conversionOfRow);
  }

  /** Who holds these keys of offer scope. Relies on the primary key. */
  async offerKeys(db: Queryable, hashes: readonly string[]): Promise<LedgerState['offerKeys']> {
    if (hashes.length === 0) return new Map();
    const { rows } = await db.query<{ key_hash: string; click_id: string; conversion_id: string }>(
      `SELECT k.key_hash, k.click_id, k.conversion_id FROM unnest($1::uuid[]) w(hash) JOIN conversion_keys k ON k.key_hash = w.hash`,
      [plainArray([...new Set(hashes)].sort())],
      'conversion_keys_find',
    );
    return new Map(rows.map((row) => [row.key_hash, { clickId: row.click_id, conversionId: row.conversion_id }]));
  }

  /**
   * Writes a plan: keys, conversions, changes, facts with their batch's mark, caps.
   *
   * eventId  dictionary id of an event key
   * throws   LostRace when anything turned out to be there, or changed, since the plan's state was loaded
   */
  async write(tx: Queryable, plan: LedgerPlan, eventId: (eventKey: string) => number): Promise<void> {
    await this.writeKeys(tx, plan.keys);
    await this.writeMade(tx, plan.made);
    await this.writeChanged(tx, plan.changed);
    await this.writeFacts(tx, plan.facts, eventId);
    await ConversionCounts.add(tx, plan.caps);
  }

  private async writeKeys(tx: Queryable, keys: LedgerPlan['keys']): Promise<void> {
    if (keys.length === 0) return;
    const { rowCount } = await tx.query(
      `INSERT INTO conversion_keys (key_hash, click_id, conversion_id) SELECT unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
      [
        plainArray(keys.map(({ hash }) => hash)),
        plainArray(keys.map(({ clickId }) => clickId)),
        plainArray(keys.map(({ conversionId }) => conversionId)),
      ],
      'conversion_keys_take',
    );
    mustBe(rowCount, keys.length);
  }

  private async writeMade(tx: Queryable, made: readonly Conversion[]): Promise<void> {
    if (made.length === 0) return;
    const { rowCount } = await tx.query(
      INSERT,
      CONVERSION_COLUMNS.map(({ write }) => write(made)),
      'conversions_make',
    );
    mustBe(rowCount, made.length);
  }

  private async writeChanged(tx: Queryable, changed: LedgerPlan['changed']): Promise<void> {
    if (changed.length === 0) return;
    const conversions = changed.map(({ conversion }) => conversion);
    const values = [
      plainArray(changed.map(({ loadedVersion }) => loadedVersion)),
      ...CHANGED_COLUMNS.map(({ write }) => write(conversions)),
    ];
    const { rowCount } = await tx.query(UPDATE, values, 'conversions_change');
    mustBe(rowCount, changed.length);
  }

  private async writeFacts(tx: Queryable, facts: LedgerPlan['facts'], eventId: (eventKey: string) => number): Promise<void> {
    if (facts.length === 0) return;
    const ints = (of: (fact: LedgerPlan['facts'][number]) => number | bigint) => plainArray(facts.map(of));
    await tx.query(
      WRITE_FACTS,
      [
        plainArray(facts.map(({ conversion }) => conversion.clickId)),
        plainArray(facts.map(({ conversion }) => conversion.id)),
        ints(({ seq }) => seq),
        plainArray(facts.map(({ conversion }) => conversion.clickAt.toISOString())),
        plainArray(facts.map(({ conversion }) => conversion.occurredAt.toISOString())),
        ints(({ conversion }) => conversion.campaignId),
        ints(({ conversion }) => conversion.offerId),
        ints(({ click }) => click?.creativeId ?? 0),
        ints(({ click }) => click?.supplyId ?? 0),
        ints(({ click }) => click?.siteId ?? 0),
        ints(({ click }) => click?.sourceId ?? 0),
        ints(({ click }) => click?.referrerId ?? 0),
        ints(({ click }) => click?.regionId ?? 0),
        ints(({ click }) => click?.cityId ?? 0),
        ints(({ conversion }) => eventId(conversion.eventKey)),
        ints(({ click }) => click?.country ?? 0),
        ints(({ click }) => click?.device ?? 0),
        ints(({ click }) => click?.os ?? 0),
        ints(({ click }) => click?.browser ?? 0),
        ints(({ click }) => click?.language ?? 0),
        textArray(facts.map(({ click }) => (click?.subs ? `{${click.subs.map((id) => id ?? 'NULL').join(',')}}` : null))),
        ints(({ amounts }) => amounts.pending),
        ints(({ amounts }) => amounts.approved),
        ints(({ amounts }) => amounts.rejected),
        ints(({ amounts }) => amounts.revenue),
        ints(({ amounts }) => amounts.revenueApproved),
        ints(({ amounts }) => amounts.cost),
        ints(({ amounts }) => amounts.delayS),
        ints(({ click }) => click?.modelId ?? 0),
        ints(({ click }) => click?.landingPageId ?? 0),
      ],
      'conversion_facts_write',
    );
  }
}

// In the order of writeFacts' parameters. subs: an array per row, as its text.
const FACT_COLUMNS = {
  click_id: 'uuid',
  conversion_id: 'uuid',
  seq: 'int',
  click_at: 'timestamptz',
  at: 'timestamptz',
  campaign_id: 'int',
  offer_id: 'int',
  creative_id: 'int',
  supply_id: 'int',
  site_id: 'int',
  source_id: 'int',
  referrer_id: 'int',
  region_id: 'int',
  city_id: 'int',
  event_id: 'int',
  country: 'smallint',
  device: 'smallint',
  os: 'smallint',
  browser: 'smallint',
  language: 'smallint',
  subs: 'text',
  pending: 'int',
  approved: 'int',
  rejected: 'int',
  revenue: 'bigint',
  revenue_approved: 'bigint',
  cost: 'bigint',
  delay_s: 'bigint',
  model_id: 'int',
  landing_page_id: 'int',
};
const FACT_NAMES = Object.keys(FACT_COLUMNS).join(', ');

const WRITE_FACTS = `
  WITH mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
  written AS (
    INSERT INTO conversion_facts (${FACT_NAMES}, batch)
    SELECT ${FACT_NAMES.replace('subs', 'subs::int[]')}, (SELECT batch FROM mark) FROM ${unnested(FACT_COLUMNS)}
    RETURNING 1)
  INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0`;

function typesOf(columns: readonly { readonly name: string; readonly type: string }[]): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}

function mustBe(rowCount: number | null, planned: number): void {
  if (rowCount !== planned) throw new LostRace(`${String(rowCount)} of ${planned} rows written`);
}
