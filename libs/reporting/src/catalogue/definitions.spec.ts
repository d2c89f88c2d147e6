import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { showMetric } from '../query/answer-report.js';
import { loadCatalogue } from './catalogue.js';
import type { Dimension } from './dimension.js';

const { dimensions, metrics } = await loadCatalogue(undefined);

describe('dimensions and metrics', () => {
  let test: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    test = await testDatabase();
    db = test.db;
  });
  afterAll(() => test.close());

  it('are all that the contract names', () => {
    const subs = Array.from({ length: 20 }, (_, at) => `sub${at + 1}`);
    expect(dimensions.map((each) => each.name)).toEqual(
      expect.arrayContaining([
        'campaign',
        'offer',
        'creative',
        'supply_id',
        'site_id',
        'source',
        'country',
        'region',
        'city',
        'device',
        'os',
        'browser',
        'language',
        'referrer',
        ...subs,
        'event',
        'status',
        'month',
        'week',
        'day',
        'hour',
        'hour_of_day',
        'day_of_week',
      ]),
    );
    expect(metrics.map((each) => each.name)).toEqual(
      expect.arrayContaining([
        'clicks',
        'unique_clicks',
        'bot_clicks',
        'conversions',
        'pending_conversions',
        'approved_conversions',
        'rejected_conversions',
        'approval_rate',
        'revenue',
        'cost',
        'profit',
        'roi',
        'roas',
        'cr',
        'epc',
        'cpc',
        'cpa',
        'aov',
        'avg_conversion_time',
        'approved_revenue',
      ]),
    );
  });

  it.each(metrics.map((metric) => [metric.name, metric] as const))('%s: its example holds', (_name, metric) => {
    expect(showMetric(metric, metric.example.sums)).toEqual(metric.example.value);
  });

  it.each(metrics.filter((metric) => metric.over).map((metric) => [metric.name, metric] as const))(
    '%s is null without a divisor',
    (_name, metric) => {
      expect(showMetric(metric, {})).toBeNull();
    },
  );

  const times = dimensions.filter((each): each is Dimension & { kind: 'time' } => each.kind === 'time');
  it.each(times.map((dimension) => [dimension.name, dimension] as const))('%s: its example holds', async (_name, dimension) => {
    const { instant, zone, value } = dimension.example;
    const sql = dimension.sql({
      local: '($1::timestamptz AT TIME ZONE $2::text)',
      hour: `date_trunc('hour', $1::timestamptz, $2::text)`,
    });
    const { rows } = await db.query<{ shown: string }>(`SELECT ${dimension.shown(sql)} AS shown, $2::text`, [instant, zone]);
    expect(rows[0]?.shown).toBe(String(value));
  });
});
