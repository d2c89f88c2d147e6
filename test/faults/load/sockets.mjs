// GETs over connections that are kept, as a load balancer's.
import http from 'node:http';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
/** Per tracker. Whoever waits here for a connection waits in this process: there must be enough for all. */
const CONNECTIONS = 1_000;

export class Sockets {
  #agents = new Map();

  /** A connection without an answer is given up after so long. */
  constructor(giveUpMs) {
    this.giveUpMs = giveUpMs;
  }

  /** Resolves to { status, location, receipt, ms }; status 0: refused, reset or silent */
  get(tracker, path) {
    return new Promise((resolve) => {
      const startedAt = performance.now();
      const done = (status, headers = {}) =>
        resolve({ status, location: headers.location, receipt: headers['postback-receipt'], ms: performance.now() - startedAt });
      const request = http.get(
        `${tracker.url}${path}`,
        { agent: this.#agentOf(tracker), headers: { 'user-agent': BROWSER } },
        (response) => {
          response.resume();
          response.on('end', () => done(response.statusCode, response.headers));
          response.on('error', () => done(0));
        },
      );
      request.setTimeout(this.giveUpMs, () => request.destroy());
      request.on('error', () => done(0));
      request.on('close', () => done(0));
    });
  }

  close() {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  #agentOf(tracker) {
    if (!this.#agents.has(tracker.url)) this.#agents.set(tracker.url, new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS }));
    return this.#agents.get(tracker.url);
  }
}
