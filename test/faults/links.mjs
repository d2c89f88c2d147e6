// The links between the product's processes and their stores, to be cut, silenced and slowed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const LINKS = ['trackers-redis', 'trackers-postgres', 'workers-redis', 'workers-postgres'];

export class Links {
  async start({ postgres, redis }) {
    const stores = LINKS.map((name) => ({ name, port: name.endsWith('redis') ? redis.port : postgres.port }));
    this.child = fork(join(import.meta.dirname, 'link-process.mjs'), [JSON.stringify(stores)]);
    [this.ports] = await once(this.child, 'message');
  }

  /** What a process of this side gets to know in place of the stores' own addresses. side: trackers or workers. */
  env(side, { postgres, redis }) {
    return {
      DATABASE_URL: postgres.url.replace(`:${postgres.port}/`, `:${this.ports[`${side}-postgres`]}/`),
      REDIS_URL: redis.url.replace(`:${redis.port}`, `:${this.ports[`${side}-redis`]}`),
    };
  }

  /** mode: open, cut (reset, none let in), silent (existing ones), slow */
  set(name, mode, delayMs) {
    this.child.send({ name, mode, delayMs });
  }

  stop() {
    if (this.child?.connected) this.child.disconnect();
  }
}
