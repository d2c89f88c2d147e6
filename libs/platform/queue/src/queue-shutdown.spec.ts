import { describe, expect, it } from 'vitest';
import { QueueShutdown } from './queue-shutdown.js';
import { until } from './testing/queue-app.js';

const never = () => new Promise<void>(() => undefined);

describe('the way down', () => {
  it('closes publishers, counters, workers, queues and the store in this order, whoever came first', async () => {
    const shutdown = new QueueShutdown();
    const closed: string[] = [];
    for (const step of ['store', 'workers', 'queues', 'publishers', 'counters'] as const) {
      shutdown.add(step, 60_000, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        closed.push(step);
      });
    }
    await shutdown.onApplicationShutdown();
    expect(closed).toEqual(['publishers', 'counters', 'workers', 'queues', 'store']);
  });

  it('goes on without one that hangs or fails', async () => {
    const shutdown = new QueueShutdown();
    const closed: string[] = [];
    shutdown.add('publishers', 5, never);
    shutdown.add('counters', 60_000, () => Promise.reject(new Error('the database is away')));
    shutdown.add('store', 60_000, () => {
      closed.push('store');
      return Promise.resolve();
    });
    await shutdown.onApplicationShutdown();
    expect(closed).toEqual(['store']);
  });

  it('takes nothing more from the moment it begins', () => {
    const shutdown = new QueueShutdown();
    const stopped: string[] = [];
    shutdown.atFirst(() => stopped.push('workers'));
    shutdown.beforeApplicationShutdown();
    expect(stopped).toEqual(['workers']);
  });

  it('ends the process at its hard limit after a signal, whatever hangs', async () => {
    const ends: number[] = [];
    const shutdown = new QueueShutdown((code) => ends.push(code));
    shutdown.add('workers', 600_000, never);
    shutdown.beforeApplicationShutdown('SIGTERM', 20);
    void shutdown.onApplicationShutdown();
    await until('ended', () => ends.length > 0, 60_000);
    expect(ends).toEqual([1]);
  });

  it('ends no process that closes without a signal', async () => {
    const ends: number[] = [];
    const shutdown = new QueueShutdown((code) => ends.push(code));
    shutdown.beforeApplicationShutdown(undefined, 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ends).toEqual([]);
  });
});
