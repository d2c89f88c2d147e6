// What a run has found: on the screen, in a file that a later run goes on from, and as the table of docs/reliability.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from './faults/index.mjs';
import { inSeconds } from './in-seconds.mjs';

const PAGE = join(import.meta.dirname, '../../docs/reliability.md');
const [BEGIN, END] = ['<!-- fault-rig:begin -->', '<!-- fault-rig:end -->'];
export const REPORT_FILE = join(tmpdir(), 'rebound-faults.json');

/** { run: {seed, kills, …}, rows } */
export function saveReport(file, report) {
  // JSON has no Infinity.
  writeFileSync(
    file,
    JSON.stringify(report, (_key, value) => (value === Number.POSITIVE_INFINITY ? 1e12 : value), 1),
  );
}

export function loadReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

export function isWhole(row) {
  return row.lost === 0 && row.doubled === 0 && row.faults.length === 0;
}

/** Two runs of one fault as one row; of another load or another fault by that number only the later counts. */
export function addUp(earlier, later) {
  if (['title', 'clicksPerS', 'postbacksPerS'].some((field) => earlier[field] !== later[field])) return later;
  const row = { ...later, atEase: earlier.atEase && later.atEase };
  for (const field of ['times', 'acknowledged', 'stored', 'refused', 'lost', 'doubled', 'tookS'])
    row[field] = earlier[field] + later[field];
  for (const field of ['worstMs', 'gapMs', 'ownDelayMs']) row[field] = Math.max(earlier[field], later[field]);
  for (const field of ['faults', 'notes']) row[field] = [...earlier[field], ...later[field]];
  row.p99 = { click: Math.max(earlier.p99.click, later.p99.click), postback: Math.max(earlier.p99.postback, later.p99.postback) };
  return row;
}

export function printReport({ run, rows, memory, notRun }) {
  const columns = ['fault', 'times', 'worst', 'of', 'gap', 'acked', 'stored', '503', 'lost', 'doubled', 'p99', ''];
  const widths = [68, 6, 9, 8, 8, 8, 8, 6, 6, 9, 12, 9];
  const line = (cells) => cells.map((cell, at) => (at === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[at]))).join('');
  console.log(`\n${line(columns)}`);
  for (const row of rows) {
    const { name, title, times, worstMs, limitMs, gapMs, acknowledged, stored, refused, lost, doubled, p99 } = row;
    const verdict = isWhole(row) ? 'ok' : 'BROKEN';
    console.log(
      line([
        `${name} ${title}`.slice(0, 67),
        times,
        inSeconds(worstMs),
        inSeconds(limitMs),
        inSeconds(gapMs),
        acknowledged,
        stored,
        refused,
        lost,
        doubled,
        `${p99.click}/${p99.postback} ms`,
        verdict,
      ]),
    );
    for (const note of [...row.notes, ...row.faults]) console.log(`      ${note}`);
  }
  const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
  console.log(
    `\nseed ${run.seed}: ${sum('times')} injections, ` +
      `${sum('acknowledged')} acknowledged, ${sum('stored')} stored, ${sum('lost')} lost, ${sum('doubled')} doubled`,
  );
  console.log('p99: of visitors and of postbacks, the time a broken tracker took to be noticed left out');
  if (memory) console.log(`most memory: ${memory}`);
  for (const [name, why] of Object.entries(notRun)) console.log(`not run: ${name}: ${why}`);
}

/** The same as a table for the documentation. */
export function markdownOf({ run, rows }) {
  const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
  const table = rows.toSorted(byNumber).map((row) => {
    const { name, title, times, acknowledged, stored, refused, lost, doubled, worstMs, limitMs, gapMs } = row;
    const took = [inSeconds(worstMs) + (row.atEase ? '' : '\\*'), inSeconds(limitMs), inSeconds(gapMs)];
    const load = `${row.clicksPerS} + ${row.postbacksPerS}`;
    return `| ${[`${name} ${title}`, load, times, acknowledged, stored, refused, lost, doubled, ...took].join(' | ')} |`;
  });
  return [
    `Seed ${run.seed}, ${run.date}, on ${run.machine}.`,
    `${sum('times')} injections, ${sum('acknowledged')} acknowledged postbacks, **${sum('lost')} lost, ${sum('doubled')} doubled**.`,
    '',
    '| fault | clicks/s + postbacks/s | times | acknowledged | stored | 503 | lost | doubled | worst recovery | allowed | longest silence |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...table,
    '',
    ...legend(rows),
    ...notesOf(rows),
  ].join('\n');
}

function legend(rows) {
  const lines = [
    'Stored is more than acknowledged where an answer was lost on its way. The longest silence is the time without any acknowledgement, of both trackers.',
  ];
  const missing = Object.keys(FAULTS).filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0) lines.push('', `Not in this run: ${missing.join(', ')}.`);
  if (rows.some((row) => !row.atEase)) lines.push('', '\\* while the machine had other work: told, and fails nothing.');
  return lines;
}

function byNumber(a, b) {
  return Number(a.name.slice(1)) - Number(b.name.slice(1));
}

function notesOf(rows) {
  const notes = rows
    .toSorted(byNumber)
    .flatMap(({ name, notes, faults }) => [
      ...folded(notes).map((note) => `- ${name}: ${note}.`),
      ...faults.map((fault) => `- ${name} is **not whole**: ${fault}.`),
    ]);
  return notes.length > 0 ? ['', ...notes] : [];
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** Notes that differ in their numbers only as one, with the least and the greatest of each. */
function folded(notes) {
  const shapes = new Map();
  for (const note of notes) shapes.set(shapeOf(note), [...(shapes.get(shapeOf(note)) ?? []), note]);
  return [...shapes.values()].map(([first, ...others]) => {
    let at = 0;
    const text = first.replaceAll(NUMBER, () => {
      const values = [first, ...others].map((note) => Number(note.match(NUMBER)[at]));
      at += 1;
      const [least, greatest] = [Math.min(...values), Math.max(...values)];
      return least === greatest ? String(least) : `${least} to ${greatest}`;
    });
    return others.length === 0 ? first : `${text} (${others.length + 1} times)`;
  });
}

function shapeOf(note) {
  return note.replaceAll(NUMBER, '#');
}

/** Puts the table between its marks in docs/reliability.md. */
export function writePage(report) {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  if (from < BEGIN.length || to === -1) throw new Error(`docs/reliability.md has no ${BEGIN} … ${END}`);
  writeFileSync(PAGE, `${page.slice(0, from)}\n\n${markdownOf(report)}\n\n${page.slice(to)}`);
}
