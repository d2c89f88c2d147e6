// How many processes a rate needs, from the CPU that one hit was measured to cost each process and store.
import { median } from '../reports/numbers.mjs';

const RATES = [1_000, 10_000, 100_000];
/** Every so many-th hit is a postback, the others are clicks. */
const HITS_PER_POSTBACK = 100;
/** A process is full when it uses this much of a core: the rest is for peaks. */
const FULL = 0.6;
/** The fold (marks into totals) is one at a time: a core of its own. */
const FOLD = 'the fold: one at a time';
const REDIS = 'one Redis: a single thread';
/** From so many hits a second on the queue belongs into Redis: in PostgreSQL every byte is written twice. */
const REDIS_FROM = 10_000;

/**
 * results  of the parts `ack` and `workers`; of `history` or `reports` what a click costs the fold, if they made rows
 * returns  µs of a hit and what each rate needs; undefined unless both parts were measured
 */
export function scalingModel({ ack, workers, history, reports }) {
  if (!ack?.details || !workers?.details?.clicks) return undefined;
  const us = {
    trackerPostgres: mixed(edge(ack, 'redirect, postgres', 'ownUs'), edge(ack, 'postback, postgres', 'ownUs')),
    queuePostgres: mixed(edge(ack, 'redirect, postgres', 'storesUs'), edge(ack, 'postback, postgres', 'storesUs')),
    trackerRedis: mixed(edge(ack, 'redirect, redis', 'ownUs'), edge(ack, 'postback, redis', 'ownUs')),
    queueRedis: mixed(edge(ack, 'redirect, redis', 'storesUs'), edge(ack, 'postback, redis', 'storesUs')),
    worker: mixed(drained(workers, 'clicks', 'workerUs'), drained(workers, 'postbacks', 'workerUs')),
    rows: mixed(drained(workers, 'clicks', 'storesUs'), drained(workers, 'postbacks', 'storesUs')),
    fold: history?.details?.foldUs ?? reports?.details?.foldUs ?? Number.NaN,
  };
  const walBytes = mixed(drained(workers, 'clicks', 'walBytes'), drained(workers, 'postbacks', 'walBytes'));
  const hasRedis = Number.isFinite(us.queueRedis);
  return {
    hitsPerPostback: HITS_PER_POSTBACK,
    full: FULL,
    usPerHit: us,
    walBytesPerHit: Math.round(walBytes),
    rates: RATES.map((hits) => needs(hits, us, walBytes, hasRedis && hits >= REDIS_FROM)),
    ends: endsOf(us),
  };
}

function needs(hits, us, walBytes, onRedis) {
  const cores = (microseconds) => (hits * microseconds) / 1e6;
  const tracker = cores(onRedis ? us.trackerRedis : us.trackerPostgres);
  const worker = cores(us.worker);
  return {
    hits,
    queue: onRedis ? 'Redis' : 'PostgreSQL',
    trackerCores: at2(tracker),
    trackers: Math.ceil(tracker / FULL),
    workerCores: at2(worker),
    workers: Math.ceil(worker / FULL),
    postgresCores: at2(cores(us.rows + (onRedis ? 0 : us.queuePostgres))),
    redisCores: onRedis ? at2(cores(us.queueRedis)) : 0,
    walMbPerSecond: at2((hits * walBytes) / 1e6),
    full: [...(onRedis && cores(us.queueRedis) > FULL ? [REDIS] : []), ...(cores(us.fold) > FULL ? [FOLD] : [])],
  };
}

/** Hits per second at which what there can be only one of is full, and what there may be more of; the nearest first. */
function endsOf(us) {
  const ends = [
    { what: 'one process that is tracker and worker (npm start)', us: us.trackerPostgres + us.worker },
    { what: 'one tracker', us: us.trackerPostgres },
    { what: 'one worker', us: us.worker },
    { what: 'each core of PostgreSQL, with the queue in it', us: us.rows + us.queuePostgres },
    { what: REDIS, us: us.queueRedis },
    { what: FOLD, us: us.fold },
  ];
  return ends
    .filter((end) => Number.isFinite(end.us))
    .map((end) => ({ what: end.what, hits: Math.round((FULL * 1e6) / end.us) }))
    .toSorted((one, other) => one.hits - other.hits);
}

/** The model as lines of text. */
export function scalingText({ hitsPerPostback, full, rates, ends }) {
  return [
    `scaling: one postback per ${hitsPerPostback} hits, processes at ${full * 100} % of a core`,
    ...rates.map(
      (rate) =>
        `${String(rate.hits).padStart(8)} hits/s  ${rate.trackers} trackers, ${rate.workers} workers, ${rate.postgresCores} cores of PostgreSQL, queue in ${rate.queue}${rate.redisCores > 0 ? ` (${rate.redisCores} core)` : ''}, ${rate.walMbPerSecond} MB/s of log; ${rate.full.length > 0 ? `beyond ${rate.full.join(' and ')}` : 'nothing limits'}`,
    ),
    ...ends.map(({ what, hits }) => `${String(hits).padStart(8)} hits/s  the end of ${what}`),
  ].join('\n');
}

function mixed(click, postback) {
  return (click * (HITS_PER_POSTBACK - 1) + postback) / HITS_PER_POSTBACK;
}

function edge({ details }, name, key) {
  const found = details.find((subject) => subject.name === name);
  return found ? median(found.rounds.map((round) => round[key])) : Number.NaN;
}

function drained({ details }, queue, key) {
  return median(details[queue].map((round) => round[key]));
}

const at2 = (value) => Number(value.toPrecision(2));
