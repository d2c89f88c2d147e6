// npm run test:faults: breaks a whole installation in every way of the fault matrix while it works, and counts what became of
// every request. Exit code 1 when anything acknowledged was lost, counted twice or left without a verdict.
//   --only F3,F5    these faults (default: those of CI)      --all        every fault this machine can do
//   --kills N       times per fault (5)                       --seconds N  of load per fault, at least (20)
//   --full          the matrix's own durations, 60 s of load  --scale X    of 300 clicks/s + 100 postbacks/s (1); auto: what the machine manages
//   --ci            the faults of CI; load by the machine; times are told and fail nothing
//   --busy          the machine has other work: times are told and fail nothing
//   --minutes N     rounds over the faults until then         --seed N     repeats a run's choices
//   --within N      breaks nothing more after N seconds: with --resume a long run comes in pieces
//   --out FILE      the report as JSON, after every fault     --resume     goes on from that file: a whole fault is run only as many
//                                                                          times as it lacks of --kills, and its figures are added up
//   --report        only shows that file, as Markdown         --write      … and puts it into docs/reliability.md
//   --plan          only says what would be run and how long  --keep       leaves logs and journal where they are
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAULTS, NOT_HERE } from './faults/index.mjs';
import { inSeconds } from './in-seconds.mjs';
import { Load } from './load/load.mjs';
import { NEEDS } from './machine.mjs';
import { seededRandom } from './load/numbers.mjs';
import { addUp, isWhole, loadReport, markdownOf, printReport, REPORT_FILE, saveReport, writePage } from './report.mjs';
import { breakIt } from './rounds.mjs';
import { World } from './world.mjs';
import { readOptions } from '../../scripts/options.mjs';

const IN_CI = ['F1', 'F3', 'F5', 'F10', 'F21', 'F24', 'F28'];
/** An installation with more behind it is exchanged for a fresh one: the checker reads everything each time. */
const MOST_CLICKS = 60_000;
/** Below it there is no load to speak of. */
const LEAST_SCALE = 0.125;

const values = readOptions(import.meta.filename, {
  only: { type: 'string' },
  all: { type: 'boolean', default: false },
  ci: { type: 'boolean', default: false },
  busy: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  kills: { type: 'string', default: '5' },
  seconds: { type: 'string' },
  scale: { type: 'string' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  minutes: { type: 'string', default: '0' },
  within: { type: 'string' },
  out: { type: 'string', default: REPORT_FILE },
  resume: { type: 'boolean', default: false },
  report: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  plan: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
});
if (values.report) showReport();
const wanted = values.only?.split(',') ?? (values.all ? Object.keys(FAULTS) : IN_CI);
const unknown = wanted.filter((name) => !(name in FAULTS));
if (unknown.length > 0) end(`There is no fault ${unknown.join(', ')}. There are ${Object.keys(FAULTS).join(', ')}.`, 2);
const missing = NEEDS.redis();
if (missing) end(`skipped: the fault matrix needs ${missing}.`, 0);

const kills = Number(values.kills);
const seconds = Number(values.seconds ?? (values.full ? 60 : 20));
const earlier = values.resume ? loadReport(values.out) : undefined;
const rows = earlier?.rows.filter(isWhole) ?? [];
const notRun = { ...NOT_HERE };
const names = wanted.filter((name) => isPossible(name) && timesLeft(name) > 0);
const seed = Number(values.seed);
const random = seededRandom(seed);
let scale = Number(values.scale ?? 1) || 1;
/** Answers come quickly when nothing is broken. */
let atEase = true;
let failed = false;
const most = new Map();
const deadline = Date.now() + Number(values.within ?? Infinity) * 1_000;
const run = {
  seed,
  kills,
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.version}`,
};

let eta = names.reduce((sum, name) => sum + estimateS(name), 12);
console.log(`seed ${seed}; ${kills} times each; ${names.join(', ')}; about ${minutes(eta)}`);
if (values.plan) end(names.map((name) => `${name.padEnd(4)} ${minutes(estimateS(name)).padStart(8)}  ${FAULTS[name].title}`).join('\n'), 0);

let scene;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void Promise.resolve(scene?.world.stop(true)).then(() => process.exit(1)));
try {
  const until = Date.now() + Number(values.minutes) * 60_000;
  do for (const name of names) if (Date.now() < deadline) await round(name);
  while (Date.now() < Math.min(until, deadline));
} catch (error) {
  console.error(error);
  failed = true;
} finally {
  await leave(values.keep || failed);
}
printReport({ run, rows, notRun, memory: [...most].map(([name, mb]) => `${name} ${mb} MB`).join(', ') });
failed ||= !rows.every(isWhole);
console.log(failed ? 'BROKEN' : 'whole');
process.exit(failed ? 1 : 0);

async function round(name) {
  const fault = FAULTS[name];
  const onDisks = fault.needs !== undefined;
  const lax = fault.lax === true;
  if (scene && (scene.world.onDisks !== onDisks || scene.world.lax !== lax || scene.load.counts.clicks > MOST_CLICKS))
    await leave(values.keep);
  scene ??= await enter({ onDisks, lax });
  // In CI times are told and fail nothing: a check that fails with the weather is soon ignored.
  const quiet = atEase && !values.ci && !values.busy;
  // In the rounds of --minutes nothing is left after the first.
  const [from, times] = [timesDone(name), timesLeft(name) || timesOf(name)];
  const options = { from, times, deadline, seconds, full: values.full, inCi: values.ci, atEase: quiet, random, progress };
  const row = await breakIt(name, fault, scene, options);
  const at = rows.findIndex((one) => one.name === name);
  if (at === -1) rows.push(row);
  else rows[at] = addUp(rows[at], row);
  eta -= estimateS(name);
  saveReport(values.out, { run, rows });
  progress('');
  const figures = `lost ${row.lost}, doubled ${row.doubled}, worst ${inSeconds(row.worstMs)}, took ${row.tookS} s`;
  console.log(`${name}: ${figures}; about ${minutes(Math.max(0, eta))} left${['', ...row.notes, ...row.faults].join('\n    ')}`);
  // What was lost in this one would be counted again by the next.
  if (!isWhole(row)) await leave(true);
}

async function enter(stores) {
  const world = new World(stores);
  scene = { world };
  await world.start();
  const journal = join(world.folder, 'journal.jsonl');
  const load = new Load({
    trackers: world.trackers,
    campaignKey: world.campaign.key,
    seed,
    journal,
    clicksPerS: 300 * scale,
    postbacksPerS: 100 * scale,
  });
  scene.load = load;
  if (values.scale === 'auto' || (values.ci && values.scale === undefined)) await fit(load);
  return scene;
}

/** Halves the load until the machine answers it at ease: what is measured then is the fault. */
async function fit(load) {
  for (;;) {
    Object.assign(load, { clicksPerS: 300 * scale, postbacksPerS: 100 * scale });
    load.takeLatencies();
    load.start();
    await sleep(4_000);
    await load.stop();
    const { click, postback } = load.takeLatencies();
    console.log(`at ${load.clicksPerS} clicks/s and ${load.postbacksPerS} postbacks/s without a fault: p99 ${click} and ${postback} ms`);
    atEase = click <= 150 && postback <= 250;
    if (atEase || scale <= LEAST_SCALE) break;
    scale /= 2;
  }
  if (!atEase) console.log('This machine is not at ease with any load: times are reported and fail nothing.');
  // Asking too much of the machine was this loop's doing.
  load.slowestMs = 0;
}

async function leave(keep) {
  const old = scene;
  scene = undefined;
  if (!old) return;
  for (const { name, maxRssMb } of old.world.all) most.set(name, Math.max(maxRssMb, most.get(name) ?? 0));
  old.load?.close();
  await old.world.stop(keep);
}

function timesOf(name) {
  return FAULTS[name].once ? 1 : kills;
}

function timesDone(name) {
  return rows.find((row) => row.name === name)?.times ?? 0;
}

function timesLeft(name) {
  return Math.max(0, timesOf(name) - timesDone(name));
}

function estimateS(name) {
  const { eachS, before, needs } = FAULTS[name];
  return 8 + (before ? 12 : 0) + (needs ? 6 : 0) + Math.max(seconds, 2 + timesLeft(name) * eachS);
}

function isPossible(name) {
  const lacking = FAULTS[name].needs && NEEDS[FAULTS[name].needs]();
  if (lacking) notRun[name] = `this machine lacks ${lacking}`;
  return !lacking;
}

function showReport() {
  const report = loadReport(values.out) ?? end(`There is no report at ${values.out}.`, 2);
  if (values.write) writePage(report);
  end(markdownOf(report), 0);
}

function minutes(s) {
  return s < 100 ? `${Math.round(s)} s` : `${(s / 60).toFixed(1)} min`;
}

function progress(line) {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
  else if (line) console.log(`  ${line}`);
}

function end(line, code) {
  console.log(line);
  process.exit(code);
}
