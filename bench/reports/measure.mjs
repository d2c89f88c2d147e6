// What `npm run bench -- reports` measures: times over HTTP and bytes on disk.
import { median, percentile, round1 } from './numbers.mjs';
import { rawQuestions, standardQuestions } from './questions.mjs';

/** P7: each report in turns with the same over a tenth of the clicks, if there is that. */
export async function measureReports({ site, tenth, rounds, range, say }) {
  const questions = standardQuestions(range.asked);
  for (const each of questions) each.source = (await site.ask(each.path)).source;
  say(`${questions.length} reports asked once, now ${rounds} times each`);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of questions) {
      // What is read from raw rows takes a second: once tells enough.
      if (each.source === 'raw' && round > 0) continue;
      (each.ms ??= []).push(await timed(() => site.ask(each.path)));
      if (tenth && each.kind === 'standard') (each.tenthMs ??= []).push(await timed(() => tenth.ask(each.path)));
    }
    say(`round ${round + 1} of ${rounds}`);
  }
  const of = (kind) => summary(questions.filter((each) => each.kind === kind));
  return { standard: of('standard'), otherPairs: of('other pair'), ofOneCampaign: of('other pair of one campaign') };
}

function summary(questions) {
  const slowest = questions
    .map(({ name, source, ms }) => ({ name, source, medianMs: round1(median(ms)), worstMs: round1(Math.max(...ms)) }))
    .sort((a, b) => b.medianMs - a.medianMs);
  const all = questions.flatMap(({ ms }) => ms);
  const tenth = questions.flatMap(({ tenthMs = [] }) => tenthMs);
  return {
    reports: questions.length,
    fromRawRows: questions.filter(({ source }) => source === 'raw').length,
    medianMs: round1(median(all)),
    p95Ms: round1(percentile(all, 0.95)),
    worstMs: round1(Math.max(...all)),
    ...(tenth.length > 0
      ? { tenth: { medianMs: round1(median(tenth)), p95Ms: round1(percentile(tenth, 0.95)), ratio: ratioOf(questions) } }
      : {}),
    slowest: slowest.slice(0, 12),
  };
}

/** Ten times the clicks cost how many times the time: of each report, then the median of all. */
function ratioOf(questions) {
  const ratios = questions.map(({ ms, tenthMs }) => median(ms) / median(tenthMs));
  return { median: Math.round(100 * median(ratios)) / 100, p95: Math.round(100 * percentile(ratios, 0.95)) / 100 };
}

/** Lists show the health of every campaign of a page: all fifty at once. */
export async function measureHealth(ask, times) {
  const ids = Array.from({ length: 50 }, (_, at) => at + 1);
  return { campaigns: ids.length, ...(await measured(() => ask(`/api/v1/campaigns/health?ids=${ids.join(',')}`), times)) };
}

/** The largest campaign's. */
export async function measureOpportunities(ask, times, asked) {
  return measured(() => ask(`/api/v1/campaigns/1/opportunities?${new URLSearchParams(asked)}`), times);
}

async function measured(work, times) {
  await work();
  const ms = [];
  for (let at = 0; at < times; at += 1) ms.push(await timed(work));
  return { medianMs: round1(median(ms)), p95Ms: round1(percentile(ms, 0.95)) };
}

/** P8: in turns, so that a slow second of the machine meets both. */
export async function measureRaw({ ask, duck, rounds, range }) {
  const questions = rawQuestions(range);
  for (let round = 0; round <= rounds; round += 1) {
    for (const each of questions) {
      const times = [await timed(() => ask(each.path)), await timed(() => duck.rows(each.sql))];
      if (round > 0) (each.ms ??= []).push(times);
    }
  }
  return questions.map(({ name, ms }) => {
    const [own, theirs] = [ms.map(([one]) => one), ms.map(([, other]) => other)];
    const [p95Ms, duckP95Ms] = [percentile(own, 0.95), percentile(theirs, 0.95)];
    return {
      name,
      medianMs: round1(median(own)),
      p95Ms: round1(p95Ms),
      duckMedianMs: round1(median(theirs)),
      duckP95Ms: round1(duckP95Ms),
      ratio: round1(median(ms.map(([one, other]) => one / other))),
      ratioP95: round1(p95Ms / duckP95Ms),
    };
  });
}

/** P10: without click_details (address, agent, external id) and the log of postbacks, which are dropped earlier. */
export async function measureBytes({ query, counts }) {
  const { rows } = await query(`SELECT
      sum(pg_total_relation_size(oid)) FILTER (WHERE relname ~ '^clicks_(p[0-9]{8}|default)$')::float8 AS clicks,
      sum(pg_total_relation_size(oid)) FILTER (WHERE relname LIKE 'totals\\_%')::float8 AS totals,
      sum(pg_total_relation_size(oid)) FILTER (WHERE relname = 'conversion_facts')::float8 AS facts
    FROM pg_class WHERE relkind = 'r'`);
  const [of] = rows;
  return {
    perClick: round1((of.clicks + of.totals + of.facts) / counts.clicks),
    clicks: round1(of.clicks / counts.clicks),
    totals: round1(of.totals / counts.clicks),
    facts: round1(of.facts / counts.clicks),
  };
}

async function timed(work) {
  const at = performance.now();
  await work();
  return performance.now() - at;
}
