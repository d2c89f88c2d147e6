// What is asked of the product: reports of P7 by one and two dimensions, and the raw dimensions of P8.

/** Dimensions that totals hold. */
const IN_TOTALS = [
  'campaign',
  'source',
  'offer',
  'creative',
  'supply_id',
  'browser',
  'os',
  'country',
  'device',
  'day',
  'hour',
  'hour_of_day',
  'day_of_week',
];
const METRICS = 'clicks,conversions,revenue,cost,profit,roi';
const TIMES = new Set(['day', 'hour', 'hour_of_day', 'day_of_week']);
const HOURS = new Set(['hour', 'hour_of_day']);
/** What one totals table holds per campaign and day; with hours only the campaign. */
const TOGETHER = [['source'], ['offer', 'creative'], ['supply_id', 'creative'], ['browser', 'os'], ['country', 'device', 'os']];

/**
 * Every single dimension and every pair, over all campaigns and for the largest one; the hundred best rows.
 *
 * returns  name, path and kind: standard (P7's 100 ms), other pair (its 1.2 s), other pair of one campaign (three dimensions: no goal)
 */
export function standardQuestions(range) {
  const pairs = IN_TOTALS.flatMap((one, at) => IN_TOTALS.slice(at + 1).map((two) => [one, two]));
  const groups = [...IN_TOTALS.map((one) => [one]), ...pairs].filter((names) => names.filter((name) => TIMES.has(name)).length < 2);
  const whole = groups.map((names) => question(names, range));
  const ofOne = groups.filter((names) => !names.includes('campaign')).map((names) => question(names, range, 1));
  return [...whole, ...ofOne];
}

function question(names, range, campaign) {
  return {
    name: `${names.join(' × ')}${campaign ? `, campaign ${campaign}` : ''}`,
    kind: isStandard(names) ? 'standard' : campaign ? 'other pair of one campaign' : 'other pair',
    path: pathOf({
      ...range,
      group_by: names.join(','),
      metrics: METRICS,
      limit: 100,
      ...(campaign ? { 'filter[campaign]': campaign } : {}),
    }),
  };
}

function isStandard(names) {
  const rest = names.filter((name) => name !== 'campaign' && !TIMES.has(name));
  if (names.some((name) => HOURS.has(name))) return rest.length === 0;
  return rest.length === 0 || TOGETHER.some((held) => rest.every((name) => held.includes(name)));
}

/** One campaign by a dimension that no totals hold, over the last seven days, and the same of DuckDB. */
export function rawQuestions({ fromMs, toMs, asked }) {
  const columns = { site_id: ['site_id', 3], sub1: ['sub1', 9], city: ['city_id', 7], referrer: ['referrer_id', 5] };
  return [1, 10, 50].flatMap((campaign) =>
    Object.entries(columns).map(([name, [column, code]]) => ({
      name: `${name}, campaign ${campaign}`,
      path: pathOf({ ...asked, group_by: name, metrics: METRICS, limit: 100, 'filter[campaign]': campaign }),
      sql: `WITH c AS (SELECT ${column} AS k, count(*) FILTER (WHERE flags % 2 = 0) AS clicks, sum(cost) AS cost FROM clicks WHERE campaign_id = ${campaign} AND ms >= ${fromMs} AND ms < ${toMs} GROUP BY 1),
        f AS (SELECT ${column} AS k, sum(pending + approved) AS conversions, sum(revenue) AS revenue, sum(cost) AS cost FROM facts WHERE campaign_id = ${campaign} AND click_ms >= ${fromMs} AND click_ms < ${toMs} GROUP BY 1),
        g AS (SELECT coalesce(c.k, f.k) AS k, clicks, conversions, revenue, coalesce(c.cost, 0) + coalesce(f.cost, 0) AS cost FROM c FULL JOIN f ON c.k IS NOT DISTINCT FROM f.k)
        SELECT d.value, g.*, revenue - cost AS profit, (revenue - cost) / cost AS roi FROM g LEFT JOIN dictionary d ON d.dimension = ${code} AND d.id = g.k ORDER BY clicks DESC NULLS LAST, g.k LIMIT 100`,
    })),
  );
}

/** The path of a report. */
export function pathOf(parameters) {
  return `/api/v1/reports?${new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))}`;
}
