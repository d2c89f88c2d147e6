// Writes what was measured into docs/performance.md, between two marks: the table is never written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOfReports } from '../parts/reports.mjs';

const DOCS = join(import.meta.dirname, '../../docs/performance.md');
const SECTIONS = { figures: figuresTable, scaling: scalingTable };

/**
 * files  results of runs, whole or in part, and of the reports; where two tell the same figure the later file is right
 */
export function writeTable(files) {
  if (files.length === 0) throw new Error('npm run bench -- table bench/results/<time>.json …');
  const runs = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  let text = readFileSync(DOCS, 'utf8');
  for (const [name, table] of Object.entries(SECTIONS)) {
    const [from, to] = [`<!-- bench: ${name} -->\n`, `<!-- end of ${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`docs/performance.md has lost its marks of ${name}`);
    const lines = table(runs);
    if (lines) text = `${text.slice(0, start + from.length)}\n${lines.join('\n')}\n\n${text.slice(end)}`;
  }
  writeFileSync(DOCS, text);
  console.log('Written to docs/performance.md');
}

function figuresTable(runs) {
  const found = new Map();
  for (const run of runs) for (const figure of figuresOf(run)) found.set(`${figure.p} ${figure.name}`, figure);
  const number = (p) => Number.parseInt(p.slice(1), 10) + (/[a-z]$/.test(p) ? 0.5 : 0);
  const rows = [...found.values()].toSorted((one, other) => number(one.p) - number(other.p));
  return [
    '| | figure | measured | wanted | met | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ p, name, value, goal = '', met, note = '' }) =>
      `| ${p} | ${name} | ${value} | ${goal} | ${met === undefined ? '' : met ? 'yes' : 'no'} | ${note} |`.replaceAll(/ {2,}/g, ' '),
    ),
  ];
}

function figuresOf(run) {
  if (!run.results) return figuresOfReports(run);
  const isSound = ({ error, missing }) => !error && Object.values(missing ?? {}).every((n) => n === 0);
  return Object.values(run.results)
    .filter(isSound)
    .flatMap(({ figures }) => figures);
}

function scalingTable(runs) {
  const scaling = runs.findLast((run) => run.scaling)?.scaling;
  if (!scaling) return undefined;
  return [
    '| hits per second | trackers | workers | PostgreSQL | queue | log of the database | full |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...scaling.rates.map(
      (rate) =>
        `| ${rate.hits.toLocaleString('en')} | ${rate.trackers} (${rate.trackerCores} cores) | ${rate.workers} (${rate.workerCores} cores) | ${rate.postgresCores} cores | ${rate.queue}${rate.redisCores > 0 ? `, ${rate.redisCores} core` : ''} | ${rate.walMbPerSecond} MB/s | ${rate.full.join(', ') || 'nothing'} |`,
    ),
    '',
    `At so many hits a second each is at ${scaling.full * 100} % of a core: ${scaling.ends.map(({ what, hits }) => `${what} ${hits.toLocaleString('en')}`).join(' · ')}.`,
  ];
}
