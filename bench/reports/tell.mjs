// The table of `npm run bench -- reports` and its JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { round1 } from './numbers.mjs';

/** Prints the table and writes the JSON beside those of other benches. */
export function tell(figures) {
  const { p7, p8, p10, health, check } = figures;
  const worstRaw = p8.reduce((worst, each) => (each.ratioP95 > worst.ratioP95 ? each : worst));
  const lines = [
    ['P7 reports from totals, p95', `${p7.totals.p95Ms} ms`, '≤ 100 ms', p7.totals.p95Ms <= 100],
    ['P7 other pairs, all campaigns, p95', `${p7.otherPairs.p95Ms} ms`, '≤ 1200 ms', p7.otherPairs.p95Ms <= 1_200],
    ['P8 raw dimension, p95 ÷ DuckDB, worst', `${worstRaw.ratioP95} × (${worstRaw.name})`, '≤ 5 ×', worstRaw.ratioP95 <= 5],
    [
      'P8 raw dimension, p95, worst',
      `${Math.max(...p8.map((each) => each.p95Ms))} ms`,
      '≤ 1000 ms',
      p8.every((each) => each.p95Ms <= 1_000),
    ],
    ['P10 bytes per click', `${p10.perClick} (${p10.clicks} + ${p10.totals} + ${p10.facts})`, '≤ 200', p10.perClick <= 200],
    ['Health of 50 campaigns, p95', `${health.p95Ms} ms`, '≤ 100 ms', health.p95Ms <= 100],
    ...(check
      ? [['Values equal to DuckDB', `${check.values - check.problems.length} of ${check.values}`, 'all', check.problems.length === 0]]
      : []),
  ];
  console.log(`\n${'figure'.padEnd(42)}${'measured'.padEnd(36)}${'goal'.padEnd(12)}met`);
  for (const [name, measured, goal, met] of lines)
    console.log(name.padEnd(42) + measured.padEnd(36) + goal.padEnd(12) + (met ? 'yes' : 'NO'));
  console.log(
    '\nslowest from totals:',
    p7.totals.slowest
      .slice(0, 5)
      .map(({ name, medianMs }) => `${name} ${medianMs} ms`)
      .join(' · '),
  );
  console.log(
    'slowest other pairs:',
    p7.otherPairs.slowest
      .slice(0, 5)
      .map(({ name, medianMs }) => `${name} ${medianMs} ms`)
      .join(' · '),
  );
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
