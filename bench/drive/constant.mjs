// Requests at a constant rate, whatever the answers do: each is timed from the instant it was meant to be sent, so that a
// server that stops for a second is charged with everybody who had to wait (no coordinated omission).
import { connect } from 'node:net';
import { readAnswers, requestOf } from './load.mjs';

const CONNECTIONS = 256;
/** Answers may come this much later than the last request. */
const PATIENCE_MS = 10_000;

/**
 * requestAt  bytes of the nth request, when not all are GETs of `url` with `headers`
 * onHead     is given the head of each answer, and which request it answers
 * returns    { latenciesMs, statuses, perSecond }: all requests, in the order of their answers
 */
export async function fireAtRate({ url, headers = {}, perSecond, seconds, requestAt, onHead }) {
  const { hostname, port } = new URL(url);
  const same = requestOf(new URL(url), headers);
  const amount = Math.round(perSecond * seconds);
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => opened(hostname, Number(port))));
  const idle = [...sockets];
  const statuses = new Map();
  const latenciesMs = new Float64Array(amount);
  let [due, sent, answered] = [0, 0, 0];
  const startedMs = performance.now();
  const meantMs = (n) => startedMs + (n * 1_000) / perSecond;
  return new Promise((resolve, reject) => {
    const end = (finish) => {
      clearInterval(clock);
      clearTimeout(patience);
      for (const socket of sockets) socket.destroy();
      finish();
    };
    const send = () => {
      while (sent < due && idle.length > 0) {
        // The one that has rested longest: servers hang up on those that rest too long.
        const socket = idle.shift();
        socket.nth = sent;
        socket.write(requestAt?.(sent) ?? same);
        sent += 1;
      }
    };
    for (const socket of sockets) {
      socket.on('error', ({ message }) => end(() => reject(new Error(message))));
      socket.on('close', () => answered < amount && end(() => reject(new Error('the server hung up'))));
      readAnswers(socket, (status, head) => {
        onHead?.(head, socket.nth);
        latenciesMs[answered] = performance.now() - meantMs(socket.nth);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        answered += 1;
        idle.push(socket);
        if (answered === amount)
          end(() => resolve({ latenciesMs, statuses, perSecond: amount / ((performance.now() - startedMs) / 1_000) }));
        else send();
      });
    }
    const clock = setInterval(() => {
      due = Math.min(amount, Math.floor(((performance.now() - startedMs) * perSecond) / 1_000) + 1);
      send();
    }, 1);
    const patience = setTimeout(
      () => end(() => reject(new Error(`${amount - answered} requests were not answered`))),
      seconds * 1_000 + PATIENCE_MS,
    );
  });
}

function opened(host, port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}
