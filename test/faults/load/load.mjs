// Standard load: clicks and postbacks from a seed. Every request is in the journal before it is sent, and its answer after.
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { p99, seededRandom } from './numbers.mjs';
import { Sockets } from './sockets.mjs';

const TICK_MS = 20;
const GIVE_UP_MS = 10_000;
/** Senders wait longer each time: a fifth at random, so that those refused together do not come together. */
const RESEND_AFTER_MS = [500, 1_000, 2_000, 4_000];
const RESEND_UNTIL_MS = 60_000;

/**
 * Visitors and advertisers' servers. A sale is resent until it is acknowledged, under the same txid: what a sender does after a 503
 * or a broken connection. Two trackers stand behind a load balancer that tries the other one when a connection is refused or breaks.
 */
export class Load {
  clicks = [];
  sales = [];
  attempts = [];
  odd = [];
  counts = { clicks: 0, redirected: 0, postbacks: 0, acked: 0, refused: 0, broken: 0, rerouted: 0 };
  slowestMs = 0;
  /** ms of every answer since the last takeLatencies() */
  latencies = { click: [], postback: [] };
  /** times the standard load */
  factor = 1;
  startedAt = Date.now();
  lastAckAt = 0;
  longestGapMs = 0;
  #salesByTxid = new Map();
  #before = 0;
  #running = false;
  #open = new Set();
  #sockets = new Sockets(GIVE_UP_MS);
  #turn = 0;

  constructor({ trackers, campaignKey, seed, journal, clicksPerS, postbacksPerS }) {
    Object.assign(this, { trackers, campaignKey, random: seededRandom(seed), clicksPerS, postbacksPerS });
    this.journal = openSync(journal, 'a');
  }

  start() {
    this.#running = true;
    this.lastAckAt = Date.now();
    this.#loop = this.#run();
  }

  #loop;

  /** No new requests; resolves when all are answered or given up. */
  async stop() {
    this.#running = false;
    await this.#loop;
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }

  close() {
    this.#sockets.close();
    closeSync(this.journal);
  }

  /** Sends every acknowledged sale once more, 20 at a time: what senders would do after a restore. */
  async resendAll(trackers) {
    this.trackers = trackers;
    this.#before = this.attempts.length;
    const rest = this.sales.filter((sale) => sale.acked);
    const one = async () => {
      for (let sale = rest.pop(); sale; sale = rest.pop()) await this.#send(sale);
    };
    await Promise.all(Array.from({ length: 20 }, one));
  }

  /** What was sent to another installation says nothing about this one. */
  forgetResent(trackers) {
    this.trackers = trackers;
    this.attempts.length = this.#before;
  }

  /** 99th percentiles since the last call, in ms */
  takeLatencies() {
    const taken = this.latencies;
    this.latencies = { click: [], postback: [] };
    return { click: p99(taken.click), postback: p99(taken.postback) };
  }

  /** Clicks answered in this time may be lost. */
  writeOffClicks(from, to) {
    for (const click of this.clicks) click.writtenOff ||= click.at >= from && click.at <= to;
  }

  /** What was acknowledged or redirected in this time may be lost. Returns the numbers of its postbacks. */
  writeOff(from, to) {
    this.writeOffClicks(from, to);
    const attempts = this.attempts.filter(({ acked, at }) => acked && at >= from && at <= to);
    for (const attempt of attempts) attempt.acked = false;
    const still = new Set(this.attempts.filter(({ acked }) => acked).map(({ txid }) => txid));
    for (const sale of this.sales) sale.acked &&= still.has(sale.txid);
    return attempts.map(({ nonce }) => nonce);
  }

  /** Longest time without an acknowledgement since the last call. */
  takeGapMs() {
    const gap = Math.max(this.longestGapMs, Date.now() - this.lastAckAt);
    this.longestGapMs = 0;
    return gap;
  }

  /** One sale's postback sent now beside the load; every copy of it says the same. Resolves to the answer's status. */
  async resend(clickId, txid, cents) {
    const sale = this.#salesByTxid.get(txid) ?? { txid, clickId, good: true, micros: BigInt(cents) * 10_000n, acked: false };
    if (!this.#salesByTxid.has(txid)) {
      this.#salesByTxid.set(txid, sale);
      this.sales.push(sale);
    }
    await this.#send(sale);
    return sale.acked ? 200 : 0;
  }

  async #run() {
    let owedClicks = 0;
    let owedPostbacks = 0;
    let last = performance.now();
    while (this.#running) {
      await sleep(TICK_MS);
      const now = performance.now();
      // A stalled driver does not make up for more than half a second.
      const seconds = Math.min(0.5, (now - last) / 1_000);
      last = now;
      owedClicks += seconds * this.clicksPerS * this.factor;
      owedPostbacks += seconds * this.postbacksPerS * this.factor;
      for (; owedClicks >= 1; owedClicks -= 1) this.#track(this.#click());
      for (; owedPostbacks >= 1; owedPostbacks -= 1) this.#track(this.#postback());
    }
  }

  #track(work) {
    this.#open.add(work);
    void work.finally(() => this.#open.delete(work));
  }

  async #click() {
    const nonce = this.counts.clicks++;
    const zone = `z${Math.floor(this.random() * 50)}`;
    const answer = await this.#ask('click', nonce, `/c/${this.campaignKey}?supply_id=${zone}&rig=${nonce}`);
    if (answer.status !== 302) return;
    this.counts.redirected++;
    const id = new URL(answer.location).searchParams.get('cid');
    this.clicks.push({ nonce, id, ms: answer.ms, at: Date.now() });
  }

  #postback() {
    const dice = this.random();
    if (dice < 0.1 && this.sales.length > 20) return this.#send(this.#pick(this.sales));
    if (dice < 0.15) return this.#send(this.#newSale(`push_${'0'.repeat(43)}`, false));
    // One in twenty for a click of this very moment: it is hardly stored yet.
    const settled = this.clicks.length - (dice < 0.2 ? 0 : Math.ceil(this.clicksPerS * 2));
    const click = this.clicks[Math.max(0, Math.floor(dice < 0.2 ? settled - 1 : this.random() * settled))];
    return click ? this.#send(this.#newSale(click.id, true)) : Promise.resolve();
  }

  #newSale(clickId, good) {
    const cents = 1 + Math.floor(this.random() * 9_999);
    const sale = { txid: `t${this.sales.length}`, clickId, good, micros: BigInt(cents) * 10_000n, acked: false };
    this.sales.push(sale);
    return sale;
  }

  #pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  /** Sends until acknowledged. */
  async #send(sale) {
    const until = Date.now() + RESEND_UNTIL_MS;
    for (let tries = 0; Date.now() < until; tries += 1) {
      const attempt = { nonce: this.attempts.length, txid: sale.txid, acked: false, rerouted: false, at: 0 };
      this.attempts.push(attempt);
      this.counts.postbacks++;
      const amount = (Number(sale.micros) / 1_000_000).toFixed(2);
      const answer = await this.#ask(
        'postback',
        attempt.nonce,
        `/postback?click_id=${sale.clickId}&payout=${amount}&currency=USD&txid=${sale.txid}&rig=${attempt.nonce}`,
      );
      attempt.rerouted = answer.rerouted;
      if (answer.status === 200) {
        this.counts.acked++;
        attempt.acked = true;
        attempt.at = Date.now();
        sale.acked = true;
        this.longestGapMs = Math.max(this.longestGapMs, attempt.at - this.lastAckAt);
        this.lastAckAt = attempt.at;
        return;
      }
      if (answer.status === 503) this.counts.refused++;
      await sleep((RESEND_AFTER_MS[tries] ?? RESEND_AFTER_MS.at(-1)) * (0.8 + 0.2 * Math.random()));
    }
  }

  async #ask(kind, nonce, path) {
    writeSync(this.journal, `${JSON.stringify({ kind, nonce, path, at: Date.now() })}\n`);
    const first = this.#turn++ % this.trackers.length;
    let answer = await this.#sockets.get(this.trackers[first], path);
    const rerouted = answer.status === 0;
    if (rerouted) {
      this.counts.rerouted++;
      answer = await this.#sockets.get(this.trackers[(first + 1) % this.trackers.length], path);
    }
    writeSync(
      this.journal,
      `${JSON.stringify({ kind, nonce, status: answer.status, ms: Math.round(answer.ms), receipt: answer.receipt })}\n`,
    );
    if (answer.status === 0) this.counts.broken++;
    else {
      this.slowestMs = Math.max(this.slowestMs, answer.ms);
      this.latencies[kind].push(answer.ms);
    }
    const allowed = kind === 'click' ? [0, 302] : [0, 200, 503];
    if (!allowed.includes(answer.status)) this.odd.push(`${kind} ${answer.status}`);
    return { ...answer, rerouted };
  }
}
