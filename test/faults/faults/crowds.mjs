// Many at once: copies, connections, half requests, ten times the load, a backlog.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../checker.mjs';
import { inSeconds } from '../in-seconds.mjs';
import { API_KEY } from '../world.mjs';
import { caughtUp, p99While, pick } from './shared.mjs';

const COPIES = 100;
const KEYS = 10;
const CONNECTIONS = 5_000;
const HALF_REQUESTS = 1_000;
/** ms until each kind is cut off: a whole request has 15 s, checked every second */
const CUT_OFF_MS = { headers: 12_000, body: 17_000, unread: 20_000 };
const SILENT_READERS = 1_000;
/** Who go on asking: their answers fill every buffer on the way, a few megabytes each. */
const STUCK_READERS = 2;
const STUCK_REQUESTS = 20_000;
/** New connections of each kind per second, four times as many as slowhttptest's own 50: how many at once is another fault's matter (F30). */
const OPENED_PER_S = 200;
const P99_MS = 200;
/** No answer may take longer. */
const LATE_S = 2;
/** DATABASE_POOL of 10, TypeORM's 4, the second door's 2, upkeep's 1 and the directory's LISTEN, for five processes. */
const DATABASE_CONNECTIONS = 90;

export const CROWD_FAULTS = {
  F21: {
    title: '100 copies of one postback at once, ten postbacks, both trackers',
    limitMs: 20_000,
    eachS: 5,
    inject: async (scene) => {
      const { load } = scene;
      const faults = [];
      for (let key = 0; key < KEYS; key += 1) {
        const click = load.clicks.at(-1 - Math.floor(scene.random() * Math.min(50, load.clicks.length)));
        const txid = `copies-${scene.at}-${key}-${click.nonce}`;
        const answers = await Promise.all(Array.from({ length: COPIES }, () => load.resend(click.id, txid, 100)));
        if (!answers.every((status) => status === 200)) faults.push(`copies answered ${[...new Set(answers)].join(', ')}`);
      }
      return { recoveryMs: await caughtUp(scene, Date.now()), faults };
    },
  },
  F30: {
    title: `${CONNECTIONS} connections within 5 s to one tracker, then idle`,
    limitMs: 5_000,
    eachS: 20,
    inject: async ({ world, random }) => {
      const tracker = pick(random, world.trackers);
      const { pid } = tracker.child;
      const sockets = [];
      for (let n = 0; n < 50; n += 1) {
        for (let m = 0; m < CONNECTIONS / 50; m += 1) sockets.push(silentSocket(tracker.port));
        await sleep(100);
      }
      await sleep(5_000);
      const startedAt = Date.now();
      const answer = await fetch(`${tracker.url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => ({ ok: false }));
      const answeredMs = Date.now() - startedAt;
      const [row] = await ask(
        world.postgres.url,
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name LIKE 'rebound-%'`,
      );
      sockets.forEach((socket) => socket.destroy());
      const faults = [];
      if (!answer.ok || tracker.child.pid !== pid) faults.push('the tracker did not survive it');
      if (row.n > DATABASE_CONNECTIONS) faults.push(`${row.n} connections to the database`);
      return { recoveryMs: answeredMs, faults };
    },
  },
  F31: {
    title: `${HALF_REQUESTS} requests that never end, headers and bodies; ${SILENT_READERS} clients that ask and do not read`,
    limitMs: 20_000,
    eachS: 30,
    inject: async ({ world, load, random, atEase }) => {
      const tracker = pick(random, world.trackers);
      const host = `Host: 127.0.0.1:${tracker.port}\r\n`;
      const slow = {
        headers: `GET /postback?click_id=slow HTTP/1.1\r\n${host}X-Slow: `,
        body: `POST /postback HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 10000\r\n\r\nslow`,
      };
      const kinds = Object.keys(slow);
      const ask = `GET /healthz HTTP/1.1\r\n${host}\r\n`;
      const [p99, times] = await p99While(load, async () => {
        // Their one answer lies in a buffer of the kernel: idle connections to the server.
        const silent = oneByOne(SILENT_READERS, () => {
          const socket = silentSocket(tracker.port);
          socket.write(ask);
          return socket;
        });
        const halves = oneByOne(HALF_REQUESTS, (n) => closedAfter(tracker.port, slow[kinds[n % kinds.length]], kinds[n % kinds.length]));
        const stuck = oneByOne(STUCK_READERS, () => closedAfter(tracker.port, ask.repeat(STUCK_REQUESTS), 'unread'));
        const all = (await Promise.all([halves, stuck])).flat();
        for (const socket of await silent) socket.destroy();
        return all;
      });
      const late = Object.entries(CUT_OFF_MS).flatMap(([kind, limitMs]) => {
        const many = times.filter((time) => time.kind === kind && time.ms > limitMs).length;
        return many > 0 ? [`${many} connections (${kind}) were open for longer than ${limitMs / 1_000} s`] : [];
      });
      if (Math.max(p99.click, p99.postback) > P99_MS) late.push(`the others waited: p99 ${p99.click} and ${p99.postback} ms`);
      // On a busy machine times are told, and fail nothing.
      return { recoveryMs: Math.max(...times.map(({ ms }) => ms)), ...(atEase ? { faults: late } : { note: late.join('; ') }) };
    },
  },
  F32: {
    title: 'ten times the load for 10 s (60 s)',
    limitMs: 10_000,
    eachS: 30,
    inject: async (scene) => {
      const { world, load } = scene;
      const before = { clicks: load.counts.clicks, redirected: load.counts.redirected, late: (await trackersSay(world)).late };
      const startedAt = Date.now();
      load.factor = 10;
      await sleep(scene.hold(60_000, 10_000));
      load.factor = 1;
      const over = Date.now();
      const recoveryMs = await caughtUp(scene, over);
      const asked = load.counts.clicks - before.clicks;
      // Those of the last moment are not answered yet.
      const missing = asked - (load.counts.redirected - before.redirected) - load.clicksPerS;
      const said = await trackersSay(world);
      const late = said.late - before.late;
      const faults = missing > asked / 1_000 ? [`${missing} of ${asked} visitors were not redirected`] : [];
      if (late > 0) faults.push(`${late} answers took a tracker longer than ${LATE_S} s`);
      const rate = Math.round(asked / ((over - startedAt) / 1_000));
      return { recoveryMs, faults, note: `${rate} clicks/s; the trackers' event loops were late by ${inSeconds(said.delayMs)} (p99)` };
    },
  },
  F33: {
    title: 'workers away while three times the load piles up for 15 s (10 min)',
    limitMs: 120_000,
    eachS: 60,
    no503: true,
    inject: async (scene) => {
      const { world, load } = scene;
      await Promise.all(world.workers.map((worker) => worker.end()));
      const rssBefore = world.trackers.map((tracker) => tracker.rssMb);
      const sentBefore = load.attempts.length + load.counts.clicks;
      load.factor = 3;
      await sleep(scene.hold(600_000, 15_000));
      load.factor = 1;
      const grown = world.trackers.map((tracker, at) => tracker.rssMb - rssBefore[at]);
      const piled = load.attempts.length + load.counts.clicks - sentBefore;
      const backAt = Date.now();
      world.workers.forEach((worker) => worker.start());
      const recoveryMs = await caughtUp(scene, backAt);
      const faults = grown.some((mb) => mb > 60) ? [`trackers grew by ${grown.join(' and ')} MB under a backlog`] : [];
      return { recoveryMs, faults, note: `${piled} hits piled up, ${Math.round(piled / (recoveryMs / 1_000))}/s worked off` };
    },
  },
};

/** Resolves to what `each` resolved to, begun OPENED_PER_S a second. */
function oneByOne(many, each) {
  return Promise.all(Array.from({ length: many }, (_, n) => sleep((n * 1_000) / OPENED_PER_S).then(() => each(n))));
}

function silentSocket(port) {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** ms until the server has cut off who says this and no more. kind unread: and reads nothing */
function closedAfter(port, text, kind) {
  return new Promise((resolve) => {
    let startedAt = Date.now();
    let tries;
    const socket = silentSocket(port);
    const done = () => {
      clearInterval(tries);
      socket.destroy();
      resolve({ kind, ms: Date.now() - startedAt });
    };
    // A thousand at once wait for their turn to connect.
    socket.on('connect', () => {
      startedAt = Date.now();
      socket.write(text);
    });
    // A 408 or a reset: cut off either way. Who does not read finds out by writing.
    if (kind === 'unread') tries = setInterval(() => socket.write('\r\n'), 500);
    else socket.on('data', done);
    socket.on('close', done);
    setTimeout(done, 40_000).unref();
  });
}

/**
 * By the trackers' own metrics, as this process may be late to read their answers: how many have taken longer than LATE_S, and the
 * 99th percentile of their event loops' delay since the last time they were asked.
 */
async function trackersSay({ trackers }) {
  const options = { headers: { authorization: `Bearer ${API_KEY}` } };
  const texts = await Promise.all(trackers.map(async ({ url }) => (await fetch(`${url}/metrics`, options)).text()));
  const all = (pattern) => texts.flatMap((text) => [...text.matchAll(pattern)]).map(([, n]) => Number(n));
  const sum = (list) => list.reduce((total, n) => total + n, 0);
  const inTime = new RegExp(`^rebound_http_request_seconds_bucket\\{[^}]*le="${LATE_S}"[^}]*\\} (\\S+)$`, 'gm');
  return {
    late: sum(all(/^rebound_http_request_seconds_count\S* (\S+)$/gm)) - sum(all(inTime)),
    delayMs: 1_000 * Math.max(...all(/^nodejs_eventloop_lag_p99_seconds (\S+)$/gm)),
  };
}
