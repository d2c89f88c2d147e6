// A load generator that costs little beside what it measures: prepared requests over keep-alive sockets, answers only
// split and counted. autocannon took as much CPU per request as a bare Fastify, on the core the stores need.
import { connect } from 'node:net';

const END = Buffer.from('\r\n\r\n');

/**
 * Sends `amount` GETs over `connections` sockets, each the next one as soon as its answer is whole.
 *
 * requestAt  bytes of the nth request (requestOf), when not all are GETs of `url` with `headers`
 * onHead     is given the head of each answer
 * returns    { seconds, statuses: Map(status → count), latenciesMs: Float64Array, not sorted }
 */
export function fire({ url, headers = {}, amount, connections = 256, requestAt, onHead }) {
  const { hostname, port } = new URL(url);
  const same = requestOf(new URL(url), headers);
  const statuses = new Map();
  const latenciesMs = new Float64Array(amount);
  let sent = 0;
  let answered = 0;
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    for (let i = 0; i < Math.min(connections, amount); i += 1) {
      const socket = connect({ port: Number(port), host: hostname, noDelay: true });
      let sentAt = 0;
      let waits = false;
      const next = () => {
        waits = sent < amount;
        if (!waits) return socket.end();
        const bytes = requestAt?.(sent) ?? same;
        sent += 1;
        sentAt = performance.now();
        return socket.write(bytes);
      };
      readAnswers(socket, (status, head) => {
        onHead?.(head);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        latenciesMs[answered] = performance.now() - sentAt;
        answered += 1;
        if (answered === amount) resolve({ seconds: (performance.now() - startedAt) / 1_000, statuses, latenciesMs });
        next();
      });
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('close', () => waits && reject(new Error('the server hung up on a request')));
    }
  });
}

/** A GET as bytes. */
export function requestOf({ pathname, search, host }, headers) {
  const lines = Object.entries({ host, connection: 'keep-alive', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`GET ${pathname}${search} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1');
}

/** Calls back with status and head of each whole answer. Knows content-length only: what is measured here never chunks. */
export function readAnswers(socket, onAnswer) {
  let rest;
  socket.on('data', (chunk) => {
    let bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const end = bytes.indexOf(END);
      if (end < 0) break;
      const head = bytes.latin1Slice(0, end);
      const total = end + 4 + lengthIn(head);
      if (bytes.length < total) break;
      onAnswer(Number(head.slice(9, 12)), head);
      bytes = bytes.subarray(total);
    }
    rest = bytes.length > 0 ? bytes : undefined;
  });
}

function lengthIn(head) {
  const at = head.search(/\r\ncontent-length: /i);
  return at < 0 ? 0 : Number.parseInt(head.slice(at + 18), 10);
}
