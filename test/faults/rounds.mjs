// One fault, several times, under load; then silence, then the count.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { check, quiesce } from './checker.mjs';
import { inSeconds } from './in-seconds.mjs';

const MEMORY_MB = { tracker: 300, worker: 400, api: 400 };
const LINES_PER_S = 10;
// On a busy machine this very process reads an answer late; that is not the product's delay.
const ownDelay = monitorEventLoopDelay();
ownDelay.enable();

/**
 * options: times, from (how many there were in earlier runs), deadline (none is begun after it), seconds (of load, at least), full (the
 * matrix's own durations), inCi (refusals are notes), atEase (false: times are the machine's, and fail nothing), random, progress (shows
 * a line). Resolves to the row of the report.
 */
export async function breakIt(name, fault, { world, load }, options) {
  const { times, from, deadline } = options;
  const { clicksPerS, postbacksPerS } = load;
  const row = { name, title: titleOf(fault, options.full), times: 0, clicksPerS, postbacksPerS, worstMs: 0, limitMs: fault.limitMs };
  Object.assign(row, { gapMs: 0, atEase: options.atEase, faults: [], notes: [] });
  const scene = {
    world,
    load,
    random: options.random,
    atEase: options.atEase,
    hold: (fullMs, shortMs) => (options.full ? fullMs : shortMs),
  };
  const beganAt = Date.now();
  load.takeLatencies();
  await fault.before?.(scene);
  const before = { nonce: load.attempts.length, refused: load.counts.refused, lines: world.all.map((one) => one.lines) };
  load.start();
  const startedAt = Date.now();
  await sleep(2_000);
  const settling = [];
  const finish = (at, recoveryMs) => {
    row.worstMs = Math.max(row.worstMs, recoveryMs);
    options.progress(
      `${name} ${at}/${times}: whole after ${inSeconds(recoveryMs)}; ${load.counts.acked} acknowledged, ${load.counts.refused} × 503`,
    );
  };
  for (let at = 0; at < times && (at === 0 || Date.now() < deadline); at += 1) {
    row.times += 1;
    load.takeGapMs();
    const outcome = await fault
      .inject({ ...scene, at: from + at })
      .catch((error) => ({ recoveryMs: Number.POSITIVE_INFINITY, faults: [String(error.stack)] }));
    row.gapMs = Math.max(row.gapMs, load.takeGapMs());
    row.faults.push(...(outcome.faults ?? []));
    if (outcome.note) row.notes.push(outcome.note);
    if (outcome.settled) settling.push(outcome.settled.then((ms) => finish(at + 1, ms)));
    else finish(at + 1, outcome.recoveryMs);
    await sleep(500 + options.random() * 1_500);
  }
  await Promise.all(settling);
  await sleep(Math.max(0, options.seconds * 1_000 - (Date.now() - startedAt)));
  await load.stop();
  const seconds = (Date.now() - startedAt) / 1_000;
  row.faults.push(...tooMany({ world, before, seconds, fault }));
  await fault.after?.(scene);
  const quiet = await quiesce(world, load, 60_000);
  const { faults, ...figures } = await check(world, load, options.atEase ? ownDelay.max / 1e6 : Number.POSITIVE_INFINITY, before.nonce);
  Object.assign(row, figures, {
    p99: load.takeLatencies(),
    refused: load.counts.refused - before.refused,
    tookS: Math.round((Date.now() - beganAt) / 1_000),
    ownDelayMs: Math.round(ownDelay.max / 1e6),
  });
  row.faults.push(...faults);
  if (fault.no503 && row.refused > 0) {
    // Neither store confirmed within its deadline: on a machine that stands still for as long as that, it is the machine's doing.
    const blamed = options.inCi || !options.atEase || row.ownDelayMs > 200 ? row.notes : row.faults;
    blamed.push(`${row.refused} postbacks were refused although a store was there`);
  }
  load.odd.length = 0;
  load.slowestMs = 0;
  ownDelay.reset();
  if (!quiet) row.faults.push('not quiet: nothing has moved for 60 s');
  judgeRecovery(row, fault, options, world.bootMs);
  return row;
}

/** A machine that takes long to start five idle processes takes long to bring one back. */
function judgeRecovery(row, fault, { atEase }, bootMs) {
  const sentence = `whole after ${inSeconds(row.worstMs)}, allowed ${inSeconds(fault.limitMs)}`;
  if (row.worstMs > fault.limitMs && (atEase || row.worstMs === Number.POSITIVE_INFINITY)) row.faults.push(sentence);
  else if (row.worstMs > fault.limitMs)
    row.notes.push(`${sentence} on a quiet machine (this one takes ${inSeconds(bootMs)} to start everything)`);
}

function tooMany({ world, before, seconds, fault }) {
  const faults = [];
  world.all.forEach((one, at) => {
    const lines = (one.lines - before.lines[at]) / seconds;
    if (fault.fewLines && lines > LINES_PER_S) faults.push(`${one.name} wrote ${Math.round(lines)} lines/s`);
    if (one.maxRssMb > MEMORY_MB[one.app]) faults.push(`${one.name} took ${one.maxRssMb} MB of memory, allowed ${MEMORY_MB[one.app]}`);
  });
  return faults;
}

/** A time in brackets is that of --full. */
function titleOf({ title }, full) {
  return full ? title.replace(/[\d.]+ \w+ \(([^)]+)\)/, '$1') : title.replace(/ \([^)]+\)/, '');
}
