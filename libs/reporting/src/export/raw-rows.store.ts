import { Injectable } from '@nestjs/common';
import { CLICK_FLAG, Dictionary, type DimensionName } from '#clicks';
import { Database, type Queryable } from '#database';
import { firstUuidAt } from '#kernel';
import type { Span } from '../query/plan-report.js';
import { checkBudget, inSnapshot, prepareReport, type Prepared } from '../query/prepare-report.store.js';
import { rowConditions, shownCondition } from '../query/sql/report-rows.sql.js';
import type { ReportQuery } from '../query/request/report-query.js';
import { SqlValues } from '../query/sql/sql-values.js';

/** Columns of dimensions in clicks and conversion_facts, with the dictionary that holds their texts. */
const TEXTS = {
  supply_id: 'supply',
  site_id: 'site',
  creative_id: 'creative',
  source_id: 'source',
  referrer_id: 'referrer',
  region_id: 'region',
  city_id: 'city',
  country: 'country',
  device: 'device',
  os: 'os',
  browser: 'browser',
  language: 'language',
  model_id: 'model',
} as const satisfies Record<string, DimensionName>;
export type TextColumn = keyof typeof TEXTS;

/** What both kinds of rows carry, dictionary numbers as texts. */
export interface RawDimensions {
  readonly campaign_id: number;
  readonly campaign: string | null;
  readonly offer_id: number;
  readonly offer: string | null;
  readonly landing_page_id: number;
  readonly landing_page: string | null;
  readonly texts: Readonly<Record<TextColumn, string>>;
  readonly subs: readonly string[];
}

export interface RawClick extends RawDimensions {
  readonly id: string;
  readonly at: Date;
  readonly cost: string;
  readonly flags: number;
  readonly imported_id: string | null;
  readonly external_id: string | null;
}

export interface RawConversion extends RawDimensions {
  readonly id: string;
  readonly click_id: string;
  readonly receipt: string;
  readonly element: number;
  readonly imported_id: string | null;
  readonly event: string;
  readonly txid: string | null;
  readonly status: string;
  readonly original_status: string | null;
  readonly kind: string;
  readonly payout: string;
  readonly currency: string;
  readonly payout_base: string;
  readonly click_at: Date;
  readonly occurred_at: Date;
  readonly received_at: Date;
}

/** What a raw export is asked for: a report's range and filters. */
export type RawQuery = Pick<ReportQuery, 'zone' | 'from' | 'to' | 'filters' | 'timeBase'>;

/** Gets a portion and how many rows there are in all; called once at the least. false: the reader has gone. */
export type TakeRows<Row> = (rows: readonly Row[], allRows: number) => Promise<boolean>;

type Found = Record<string, unknown> & { subs: (number | null)[] | null } & Record<TextColumn, number>;

const ROWS_AT_ONCE = 2_000;
const DIMENSION_COLUMNS = `campaign_id, offer_id, landing_page_id, ${Object.keys(TEXTS).join(', ')}, subs`;

/** Clicks and conversions as they are stored, in portions, each export in one snapshot and in bounded memory. */
@Injectable()
export class RawRowsStore {
  constructor(
    private readonly db: Database,
    private readonly dictionary: Dictionary,
  ) {}

  /** In the order of their ids, that is of time. Relies on the primary keys of the days' partitions. */
  async clicks(query: RawQuery, advertiserId: number | undefined, take: TakeRows<RawClick>): Promise<void> {
    await this.read<RawClick>({ query, advertiserId, take }, (prepared) => clicksStatement(prepared));
  }

  /** In the order they are counted in. Relies on conversion_facts_at or _click_at. */
  async conversions(query: RawQuery, advertiserId: number | undefined, take: TakeRows<RawConversion>): Promise<void> {
    await this.read<RawConversion>({ query, advertiserId, take }, (prepared) => conversionsStatement(prepared, query.timeBase));
  }

  private async read<Row extends RawDimensions>(
    { query, advertiserId, take }: { query: RawQuery; advertiserId: number | undefined; take: TakeRows<Row> },
    statementOf: (prepared: Prepared & { zone: string }) => RawStatement,
  ): Promise<void> {
    await inSnapshot(this.db, query.zone, async (tx) => {
      const prepared = await prepareReport(tx, query, advertiserId);
      await checkBudget(tx, [prepared.span], { zone: 'UTC', names: ['a raw export'] });
      const { from, select, order, values } = statementOf({ ...prepared, zone: query.zone });
      const { rows: counted } = await tx.query<{ n: number }>(`SELECT count(*)::int AS n ${from}`, values);
      const names = await namesOf(tx);
      await tx.query(`DECLARE raw NO SCROLL CURSOR FOR ${select} ${from} ORDER BY ${order}`, values);
      for (let first = true; ; first = false) {
        const { rows } = await tx.query<Found>(`FETCH ${ROWS_AT_ONCE} FROM raw`);
        if (rows.length === 0 && !first) return;
        const shown = await this.withTexts<Row>(rows, names);
        if (!(await take(shown, counted[0]?.n ?? 0)) || rows.length === 0) return;
      }
    });
  }

  private async withTexts<Row extends RawDimensions>(rows: readonly Found[], names: Names): Promise<Row[]> {
    const texts = new Map<TextColumn, Map<number, string>>();
    for (const [column, dimension] of Object.entries(TEXTS) as [TextColumn, DimensionName][]) {
      const ids = rows.map((row) => row[column]);
      texts.set(column, await this.dictionary.valuesOf(this.db, dimension, ids));
    }
    const subs = await this.dictionary.valuesOf(
      this.db,
      'sub',
      rows.flatMap((row) => (row.subs ?? []).map((id) => id ?? 0)),
    );
    return rows.map(
      (row) =>
        ({
          ...row,
          campaign: names.campaigns.get(Number(row['campaign_id'])) ?? null,
          offer: names.offers.get(Number(row['offer_id'])) ?? null,
          landing_page: names.pages.get(Number(row['landing_page_id'])) ?? null,
          texts: Object.fromEntries(
            (Object.keys(TEXTS) as TextColumn[]).map((column) => [column, texts.get(column)?.get(row[column]) ?? '']),
          ),
          subs: (row.subs ?? []).map((id) => (id === null ? '' : (subs.get(id) ?? ''))),
        }) as unknown as Row,
    );
  }
}

interface RawStatement {
  readonly select: string;
  readonly from: string;
  readonly order: string;
  readonly values: readonly unknown[];
}

interface Names {
  readonly campaigns: ReadonlyMap<number, string>;
  readonly offers: ReadonlyMap<number, string>;
  readonly pages: ReadonlyMap<number, string>;
}

function clicksStatement({ span, filters, zone }: Prepared & { zone: string }): RawStatement {
  const values = new SqlValues();
  const [first, end] = [values.add(firstUuidAt(span.fromMs), 'uuid'), values.add(firstUuidAt(span.toMs), 'uuid')];
  const conditions = [
    `id >= ${first}`,
    `id < ${end}`,
    ...within('at', span, values),
    ...rowConditions(filters, 'clicks', texts(values, zone, 'at')),
  ];
  return {
    select: `SELECT k.id, k.at, k.cost, k.flags, ${prefixed('k')}, i.external_id AS imported_id, d.external_id`,
    from: `FROM (SELECT * FROM clicks WHERE ${conditions.join(' AND ')}) k
      LEFT JOIN imported_clicks i ON i.click_id = k.id AND k.flags & ${CLICK_FLAG.imported} <> 0
      LEFT JOIN click_details d ON d.id = k.id AND d.id >= ${first} AND d.id < ${end}`,
    order: 'k.id',
    values: values.all,
  };
}

/** A conversion has the dimensions of its first fact; its status is that of today. */
function conversionsStatement({ span, filters, zone }: Prepared & { zone: string }, timeBase: 'click' | 'postback'): RawStatement {
  const values = new SqlValues();
  const instant = timeBase === 'click' ? 'click_at' : 'at';
  const byStatus = filters.filter(({ dimension }) => dimension.kind === 'status');
  const others = filters.filter(({ dimension }) => dimension.kind !== 'status');
  const conditions = ['seq = 1', ...within(instant, span, values), ...rowConditions(others, 'facts', texts(values, zone, instant))];
  const statuses = byStatus.map((filter) => `${filter.keep ? '' : 'NOT '}(${shownCondition(filter, 'c.status', values)})`);
  return {
    select: `SELECT c.id, c.click_id, c.receipt, c.element, c.imported_id, c.event, c.txid, c.status, c.original_status, c.kind, c.payout, c.currency, c.payout_base, c.click_at, c.occurred_at, c.received_at, ${prefixed('f')}`,
    from: `FROM (SELECT * FROM conversion_facts WHERE ${conditions.join(' AND ')}) f
      JOIN conversions c ON c.click_id = f.click_id AND c.id = f.conversion_id ${statuses.length > 0 ? `WHERE ${statuses.join(' AND ')}` : ''}`,
    order: `f.${instant}, c.id`,
    values: values.all,
  };
}

function within(column: string, span: Span, values: SqlValues): string[] {
  const [from, to] = [new Date(span.fromMs).toISOString(), new Date(span.toMs).toISOString()];
  return [`${column} >= ${values.add(from, 'timestamptz')}`, `${column} < ${values.add(to, 'timestamptz')}`];
}

function texts(values: SqlValues, zone: string, instant: string): Parameters<typeof rowConditions>[2] {
  let added: string | undefined;
  return { values, instant, query: { zone }, zone: () => (added ??= values.add(zone, 'text')) };
}

function prefixed(table: string): string {
  return DIMENSION_COLUMNS.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}

async function namesOf(tx: Queryable): Promise<Names> {
  const read = async (table: 'campaigns' | 'offers' | 'landing_pages') => {
    const { rows } = await tx.query<{ id: number; name: string }>(`SELECT id, name FROM ${table}`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  return { campaigns: await read('campaigns'), offers: await read('offers'), pages: await read('landing_pages') };
}
