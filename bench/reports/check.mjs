// The independent check: every dimension with every metric, as DuckDB counts it from the raw rows. The formulas here are those of
// the public contract, written down a second time on purpose: nothing of the product is used but its answers.
import { pathOf } from './questions.mjs';

/** Dimension → what DuckDB groups clicks and facts by; `t` is the instant in ms (already in local time), d<n> the joined text. */
const BY_TEXT = {
  creative: ['creative_id', 1],
  supply_id: ['supply_id', 2],
  site_id: ['site_id', 3],
  source: ['source_id', 4],
  referrer: ['referrer_id', 5],
  region: ['region_id', 6],
  city: ['city_id', 7],
  country: ['country', 20],
  device: ['device', 21],
  os: ['os', 22],
  browser: ['browser', 23],
  language: ['language', 24],
  model: ['model_id', 10],
  sub1: ['sub1', 9],
  sub2: ['sub2', 9],
};
const BY_TIME = {
  day: `strftime(make_timestamp(t * 1000), '%Y-%m-%d')`,
  month: `strftime(make_timestamp(t * 1000), '%Y-%m')`,
  week: `strftime(date_trunc('week', make_timestamp(t * 1000)), '%Y-%m-%d')`,
  hour: `t - t % 3600000`,
  hour_of_day: `hour(make_timestamp(t * 1000))`,
  day_of_week: `isodow(make_timestamp(t * 1000))`,
};

/** A postback with a negative amount: takes money back and counts no conversion. */
const REFUND = '(seq = 1 AND revenue < 0 AND pending = 0 AND approved = 0 AND rejected = 0)';

const SUMS = `sum(clicks)::HUGEINT AS clicks, sum(uniques)::HUGEINT AS uniques, sum(bots)::HUGEINT AS bots, sum(imported)::HUGEINT AS imported, sum(cost)::HUGEINT AS cost,
  sum(pending)::HUGEINT AS pending, sum(approved)::HUGEINT AS approved, sum(rejected)::HUGEINT AS rejected, sum(revenue)::HUGEINT AS revenue, sum(ok)::HUGEINT AS ok, sum(delay)::HUGEINT AS delay, sum(taken)::HUGEINT AS taken, sum(takenback)::HUGEINT AS takenback, sum(shown)::HUGEINT AS shown, sum(onward)::HUGEINT AS onward`;

/** One row per group: its text (or number) and base sums, by hand. `key` maps columns to the group. */
function sqlOf({ key, keyOfFact = key, range, timeBase, where = 'true', shiftMs = 0 }) {
  const at = timeBase === 'click' ? 'click_ms' : 'ms';
  const of = (expression, ms) => expression.replace(/\bt\b/g, `(${ms} + ${shiftMs})`);
  const within = (ms) => `${ms} >= ${range.fromMs} AND ${ms} < ${range.toMs} AND ${where}`;
  return `SELECT k, ${SUMS} FROM (
    SELECT ${of(key, 'ms')} AS k, (flags % 2 = 0)::INT AS clicks, (flags % 2 = 0 AND flags // 2 % 2 = 1)::INT AS uniques, (flags % 2 = 1)::INT AS bots, (flags // 64 % 2 = 1)::INT AS imported, cost,
      0 AS pending, 0 AS approved, 0 AS rejected, 0 AS revenue, 0 AS ok, 0 AS delay, 0 AS taken, 0 AS takenback, (landing_page_id <> 0 AND flags % 2 = 0)::INT AS shown, 0 AS onward FROM clicks WHERE ${within('ms')}
    UNION ALL SELECT ${of(keyOfFact, 'click_ms')}, 0, 0, 0, 0, cost, 0, 0, 0, 0, 0, 0, 0, 0, 0, lander_clicks FROM facts WHERE (cost <> 0 OR lander_clicks <> 0) AND ${within('click_ms')}
    UNION ALL SELECT ${of(keyOfFact, at)}, 0, 0, 0, 0, 0, pending, approved, rejected, revenue, revenue_approved, delay_s, ${REFUND}::INT, CASE WHEN ${REFUND} THEN revenue ELSE 0 END, 0, 0 FROM facts WHERE ${within(at)}
  ) counted GROUP BY k`;
}

const money = (micros) => ({ micros });
const over = (top, bottom) => (bottom === 0n ? null : { top, bottom });
const moneyOver = (top, bottom) => (bottom === 0n ? null : { micros: roundHalfAway(top, bottom) });

/** The contract's metrics from base sums; whatever the catalogue names must be here. */
const METRICS = {
  clicks: (s) => s.clicks,
  unique_clicks: (s) => s.uniques,
  bot_clicks: (s) => s.bots,
  imported_clicks: (s) => s.imported,
  conversions: (s) => s.pending + s.approved,
  pending_conversions: (s) => s.pending,
  approved_conversions: (s) => s.approved,
  rejected_conversions: (s) => s.rejected,
  approval_rate: (s) => over(s.approved, s.pending + s.approved + s.rejected),
  revenue: (s) => money(s.revenue),
  approved_revenue: (s) => money(s.ok),
  cost: (s) => money(s.cost),
  profit: (s) => money(s.revenue - s.cost),
  approved_profit: (s) => money(s.ok - s.cost),
  roi: (s) => over(s.revenue - s.cost, s.cost),
  roas: (s) => over(s.revenue, s.cost),
  cr: (s) => over(s.pending + s.approved, s.clicks),
  epc: (s) => moneyOver(s.revenue, s.clicks),
  cpc: (s) => moneyOver(s.cost, s.clicks),
  cpa: (s) => moneyOver(s.cost, s.pending + s.approved),
  aov: (s) => moneyOver(s.revenue, s.pending + s.approved),
  pending_revenue: (s) => money(s.revenue - s.ok),
  approved_cr: (s) => over(s.approved, s.clicks),
  approved_epc: (s) => moneyOver(s.ok, s.clicks),
  approved_roi: (s) => over(s.ok - s.cost, s.cost),
  approved_roas: (s) => over(s.ok, s.cost),
  approved_cpa: (s) => moneyOver(s.cost, s.approved),
  adjustments: (s) => s.taken,
  adjustment_amount: (s) => money(s.takenback),
  lander_views: (s) => s.shown,
  lander_clicks: (s) => s.onward,
  lander_ctr: (s) => over(s.onward, s.shown),
  avg_conversion_time: (s) => over(s.delay, s.pending + s.approved),
};

/** Asks the product and DuckDB the same. returns {values, groups, problems}: how much was compared and what differed */
export async function checkEverything({ ask, duck, range, say }) {
  const catalogue = await ask('/api/v1/reports/catalogue');
  const metrics = catalogue.metrics.map(({ name }) => name);
  const unknown = metrics.filter((name) => !METRICS[name]);
  const problems = unknown.map((name) => `metric ${name}: bench/reports/check.mjs does not know how to count it`);
  const known = metrics.filter((name) => METRICS[name]);
  const counted = { values: 0, groups: 0, problems };
  for (const [at, { name }] of catalogue.dimensions.entries()) {
    for (const timeBase of ['click', 'postback']) {
      const expected = await expectedOf(duck, name, range, timeBase);
      if (!expected) {
        if (timeBase === 'click') problems.push(`dimension ${name}: bench/reports/check.mjs does not know how to count it`);
        continue;
      }
      const answer = await askAll(ask, {
        ...range.asked,
        ...expected.asked,
        group_by: name,
        metrics: known.join(','),
        time_base: timeBase,
      });
      compare({ name: `${name} by ${timeBase}`, expected: expected.groups, answer, known, counted });
    }
    say(`${at + 1} of ${catalogue.dimensions.length} dimensions compared`);
  }
  return counted;
}

async function expectedOf(duck, name, range, timeBase) {
  const text = BY_TEXT[name];
  if (text) {
    const [column, code] = text;
    const rows = await duck.rows(
      `SELECT d.value AS k, g.* EXCLUDE (k) FROM (${sqlOf({ key: `coalesce(${column}, 0)`, range, timeBase })}) g LEFT JOIN dictionary d ON d.dimension = ${code} AND d.id = g.k`,
    );
    return { groups: groupsOf(rows, (k) => k) };
  }
  if (name === 'campaign' || name === 'offer' || name === 'landing_page') {
    const rows = await duck.rows(sqlOf({ key: `${name}_id`, range, timeBase }));
    return { groups: groupsOf(rows, (k) => (Number(k) === 0 ? '' : String(k))) };
  }
  if (BY_TIME[name]) {
    // India keeps half an hour and no summer time: a zone that can be checked by adding.
    const shiftMs = name === 'hour' ? 0 : 19_800_000;
    const shifted = { ...range, fromMs: range.fromMs - shiftMs, toMs: range.toMs - shiftMs };
    const rows = await duck.rows(sqlOf({ key: BY_TIME[name], range: shifted, timeBase, shiftMs }));
    return {
      groups: groupsOf(rows, name === 'hour' ? (k) => new Date(Number(k)).toISOString() : String),
      asked: shiftMs ? { tz: 'Asia/Kolkata' } : {},
    };
  }
  if (name === 'event') {
    const rows = await duck.rows(
      `SELECT d.value AS k, g.* EXCLUDE (k) FROM (${sqlOf({ key: '0', keyOfFact: 'event_id', range, timeBase })}) g LEFT JOIN dictionary d ON d.dimension = 8 AND d.id = g.k`,
    );
    return { groups: groupsOf(rows, (k) => k) };
  }
  if (name === 'status') return { groups: await byStatus(duck, range, timeBase) };
  // Sub ids beyond the second were not given.
  if (/^sub\d+$/.test(name)) return { groups: groupsOf(await duck.rows(sqlOf({ key: 'NULL', range, timeBase })), () => null) };
  return undefined;
}

/** A conversion stands under the status it has; clicks, their cost and costs of conversions under none. */
async function byStatus(duck, range, timeBase) {
  const at = timeBase === 'click' ? 'click_ms' : 'ms';
  const zero = 'clicks, 0 AS uniques, 0 AS bots, 0 AS imported, 0 AS cost';
  const rows = await duck.rows(`SELECT k, ${SUMS} FROM (
    SELECT NULL AS k, (flags % 2 = 0)::INT AS clicks, (flags % 2 = 0 AND flags // 2 % 2 = 1)::INT AS uniques, (flags % 2 = 1)::INT AS bots, (flags // 64 % 2 = 1)::INT AS imported, cost,
      0 AS pending, 0 AS approved, 0 AS rejected, 0 AS revenue, 0 AS ok, 0 AS delay, 0 AS taken, 0 AS takenback, (landing_page_id <> 0 AND flags % 2 = 0)::INT AS shown, 0 AS onward FROM clicks WHERE ms >= ${range.fromMs} AND ms < ${range.toMs}
    UNION ALL SELECT NULL, 0, 0, 0, 0, cost, 0, 0, 0, 0, 0, 0, 0, 0, 0, lander_clicks FROM facts WHERE (cost <> 0 OR lander_clicks <> 0) AND click_ms >= ${range.fromMs} AND click_ms < ${range.toMs}
    UNION ALL SELECT s.k, s.* EXCLUDE (k, t) FROM (
      SELECT 'pending' AS k, 0 AS ${zero}, pending, 0 AS approved, 0 AS rejected, revenue - revenue_approved AS revenue, 0 AS ok, pending * ((ms - click_ms) // 1000) AS delay, 0 AS taken, 0 AS takenback, 0 AS shown, 0 AS onward, ${at} AS t FROM facts
      UNION ALL SELECT 'approved', 0, 0, 0, 0, 0, 0, approved, 0, revenue_approved, revenue_approved, approved * ((ms - click_ms) // 1000), ${REFUND}::INT, CASE WHEN ${REFUND} THEN revenue ELSE 0 END, 0, 0, ${at} FROM facts
      UNION ALL SELECT 'rejected', 0, 0, 0, 0, 0, 0, 0, rejected, 0, 0, 0, 0, 0, 0, 0, ${at} FROM facts
    ) s WHERE s.t >= ${range.fromMs} AND s.t < ${range.toMs}
  ) counted GROUP BY k`);
  return groupsOf(rows, (k) => k);
}

function groupsOf(rows, textOf) {
  const sums = rows.map(({ k, ...rest }) => [
    textOf(k) ?? '',
    Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, BigInt(value ?? 0)])),
  ]);
  return new Map(sums);
}

async function askAll(ask, parameters) {
  const rows = [];
  for (let cursor; ;) {
    const page = await ask(pathOf({ ...parameters, limit: 10_000, ...(cursor ? { cursor } : {}) }));
    rows.push(...page.rows);
    cursor = page.next_cursor;
    if (!cursor) return { rows, totals: page.totals, dimension: parameters.group_by };
  }
}

function compare({ name, expected, answer, known, counted }) {
  const total = {};
  for (const sums of expected.values()) for (const [sum, value] of Object.entries(sums)) total[sum] = (total[sum] ?? 0n) + value;
  const told = new Map(answer.rows.map((row) => [keyOf(row[answer.dimension]), row]));
  for (const key of new Set([...expected.keys(), ...told.keys()])) {
    counted.groups += 1;
    const [sums, row] = [expected.get(key), told.get(key)];
    if (!sums || !row) {
      // A group of nothing but zeros need not be shown.
      if (row || Object.values(sums).some((value) => value !== 0n))
        counted.problems.push(`${name}, "${key}": ${row ? 'told' : 'counted'}, not ${row ? 'counted' : 'told'}`);
      continue;
    }
    compareValues(`${name}, "${key}"`, sums, row, known, counted);
  }
  compareValues(`${name}, totals`, total, answer.totals, known, counted);
}

function compareValues(name, sums, told, known, counted) {
  for (const metric of known) {
    counted.values += 1;
    const expected = METRICS[metric](sums);
    if (!isSame(expected, told[metric]))
      counted.problems.push(
        `${name}: ${metric} is told as ${told[metric]}, counted from ${JSON.stringify(sums, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`,
      );
  }
}

function isSame(expected, told) {
  if (expected === null || told === null) return expected === told;
  if (typeof expected === 'bigint') return BigInt(told) === expected;
  if ('micros' in expected) return microsOf(told) === expected.micros;
  const ratio = Number(expected.top) / Number(expected.bottom);
  return Math.abs(ratio - told) <= 1e-12 * Math.max(1, Math.abs(ratio));
}

function microsOf(text) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  const micros = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return sign ? -micros : micros;
}

function roundHalfAway(top, bottom) {
  const negative = top < 0n !== bottom < 0n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

function keyOf(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.id : String(value);
}
