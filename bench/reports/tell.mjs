// The table of `npm run bench -- reports` and its JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { round1 } from './numbers.mjs';

/** Prints the table and writes the JSON beside those of other benches. */
export function tell(figures) {
  const { p7, check } = figures;
  console.log(`\n${'figure'.padEnd(44)}${'measured'.padEnd(36)}${'goal'.padEnd(12)}met`);
  for (const [name, measured, goal = '', met] of linesOf(figures))
    console.log(name.padEnd(44) + measured.padEnd(36) + goal.padEnd(12) + (met === undefined ? '' : met ? 'yes' : 'NO'));
  tellSlowest(p7);
  if (check) for (const problem of check.problems.slice(0, 20)) console.log(`WRONG  ${problem}`);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg().map(round1),
  };
  const results = join(import.meta.dirname, '../results');
  const file = join(results, `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}-reports.json`);
  mkdirSync(results, { recursive: true });
  const shown = check ? { ...check, problems: check.problems.length } : undefined;
  writeFileSync(file, `${JSON.stringify({ machine, ...figures, check: shown }, null, 2)}\n`);
  console.log(`Written to ${file}`);
  if (check && check.problems.length > 0) process.exitCode = 1;
}

/** Name, measured, goal and whether it is met. */
function linesOf({ rows, p7, p8, p10, fold, health, opportunities, check }) {
  const worstRaw = p8.reduce((worst, each) => (each.ratioP95 > worst.ratioP95 ? each : worst));
  return [
    ['P7 standard reports, p95', `${p7.standard.p95Ms} ms (${p7.standard.reports} reports)`, '≤ 100 ms', p7.standard.p95Ms <= 100],
    ...(p7.standard.tenth
      ? [
          [
            'P7 ÷ the same over a tenth, median, p95',
            `${p7.standard.tenth.ratio.median} ×, ${p7.standard.tenth.ratio.p95} ×`,
            '≤ 1.5 ×',
            p7.standard.tenth.ratio.median <= 1.5,
          ],
        ]
      : []),
    [
      'P7 other pairs, all campaigns, p95',
      `${p7.otherPairs.p95Ms} ms (${p7.otherPairs.reports} reports)`,
      '≤ 1200 ms',
      p7.otherPairs.p95Ms <= 1_200,
    ],
    ['   other pairs of the largest campaign, p95', `${p7.ofOneCampaign.p95Ms} ms (${p7.ofOneCampaign.reports} reports)`],
    ['P8 raw dimension, p95 ÷ DuckDB, worst', `${worstRaw.ratioP95} × (${worstRaw.name})`, '≤ 5 ×', worstRaw.ratioP95 <= 5],
    [
      'P8 raw dimension, p95, worst',
      `${Math.max(...p8.map((each) => each.p95Ms))} ms`,
      '≤ 1000 ms',
      p8.every((each) => each.p95Ms <= 1_000),
    ],
    [
      `P10 bytes per click (Zipf ${rows.zipf})`,
      `${p10.perClick} (${p10.clicks} + ${p10.totals} + ${p10.facts})`,
      '≤ 200',
      p10.perClick <= 200,
    ],
    ...(fold ? [['Counting into totals, per click', `${fold.usPerClick} µs`]] : []),
    ['Health of 50 campaigns, p95', `${health.p95Ms} ms`, '≤ 100 ms', health.p95Ms <= 100],
    ['Opportunities of the largest campaign, p95', `${opportunities.p95Ms} ms`, '≤ 100 ms', opportunities.p95Ms <= 100],
    ...(check
      ? [
          [
            `Values equal to DuckDB, last ${check.days} days`,
            `${check.values - check.problems.length} of ${check.values}`,
            'all',
            check.problems.length === 0,
          ],
        ]
      : []),
  ];
}

function tellSlowest(p7) {
  for (const [title, { slowest }] of [
    ['standard reports', p7.standard],
    ['other pairs', p7.otherPairs],
    ['other pairs of one campaign', p7.ofOneCampaign],
  ])
    console.log(
      `slowest ${title}:`,
      slowest
        .slice(0, 5)
        .map(({ name, source, medianMs }) => `${name} ${medianMs} ms (${source})`)
        .join(' · '),
    );
}
