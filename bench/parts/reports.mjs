// P7, P8, P10: reports.mjs in a process of its own; it prints its own table and writes its own file, of which this repeats the figures.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost } from '../figures.mjs';

const FOLDER = join(import.meta.dirname, '..');

export async function measure({ rows, data, say }) {
  const before = new Set(resultsThere());
  say(data ? `the rows in ${data} are asked for` : `${rows} clicks are made and asked for`);
  const args = ['--rows', String(rows), ...(data ? ['--data', data] : [])];
  const child = spawn(process.execPath, [join(FOLDER, 'reports.mjs'), ...args], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const file = resultsThere().find((name) => !before.has(name));
  if (!file) throw new Error(`reports.mjs ended with ${code} and left no figures`);
  const found = JSON.parse(readFileSync(join(FOLDER, 'results', file), 'utf8'));
  return {
    figures: figuresOfReports(found),
    details: { file, foldUs: found.fold?.usPerClick },
    missing: { values: found.check?.problems ?? 0 },
  };
}

/** What a result of reports.mjs says of P7, P8 and P10. */
export function figuresOfReports({ rows, p7, p8, p10 }) {
  const worst = (pick) => Math.max(...p8.map(pick));
  const { tenth } = p7.standard;
  return [
    atMost('P7', 'standard reports, p95 ms', p7.standard.p95Ms, 100, `${rows.clicks} clicks`),
    ...(tenth ? [atMost('P7', 'standard reports ÷ the same over a tenth of the clicks', tenth.ratio.median, 1.5)] : []),
    atMost('P7', 'other pairs over all campaigns, p95 ms', p7.otherPairs.p95Ms, 1_200),
    atMost(
      'P8',
      'raw dimension of one campaign, p95 ÷ DuckDB, worst',
      worst(({ ratioP95 }) => ratioP95),
      5,
    ),
    atMost(
      'P8',
      'raw dimension of one campaign, p95 ms, worst',
      worst(({ p95Ms }) => p95Ms),
      1_000,
    ),
    atMost('P10', 'bytes on disk per click, without details', p10.perClick, 200),
  ];
}

function resultsThere() {
  return readdirSync(join(FOLDER, 'results')).filter((name) => name.endsWith('-reports.json'));
}
