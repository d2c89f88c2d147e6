import { setMaxListeners } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Counter, Histogram } from 'prom-client';
import { Metrics, SeldomLog } from '#observability';
import { pauseFor } from '../deadline.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { UpkeepLockStore } from './upkeep-lock.store.js';
import { UpkeepTask } from './upkeep-task.js';
import { WorkerCrew } from '../workers/worker-crew.js';

const RUN_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300];

/** Finds every UpkeepTask of the process and runs each in a loop of its own until shutdown. */
@Injectable()
export class UpkeepRunner implements OnApplicationBootstrap {
  private readonly stopping = stopSignal();
  private readonly running = new Set<AbortController>();
  private readonly loops: Promise<void>[] = [];
  private readonly runs: Counter;
  private readonly seconds: Histogram;
  private readonly log = new SeldomLog((line) => new Logger('upkeep').warn(line));

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(UpkeepLockStore) private readonly locks: UpkeepLockStore,
    @Inject(WorkerCrew) private readonly crew: WorkerCrew,
    @Inject(Metrics) metrics: Metrics,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    this.runs = metrics.counter({ name: 'rebound_upkeep_runs_total', help: 'Runs of upkeep tasks', labels: ['task', 'outcome'] });
    this.seconds = metrics.histogram({
      name: 'rebound_upkeep_seconds',
      help: 'Duration of upkeep runs',
      labels: ['task'],
      buckets: RUN_SECONDS,
    });
    this.locks.whenLost(() => this.abortRuns());
    shutdown.atFirst(() => this.stop());
    shutdown.add('workers', 5_000, () => this.close());
  }

  onApplicationBootstrap(): void {
    const tasks = this.tasks();
    const names = tasks.map((task) => task.name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) throw new Error(`Two upkeep tasks are named "${twice}": the name is the lock, it must be unique.`);
    for (const task of tasks) this.loops.push(this.loop(task));
  }

  private tasks(): UpkeepTask[] {
    const found = this.discovery.getProviders().map((wrapper): unknown => wrapper.instance);
    const tasks = new Set(found.filter((instance) => instance instanceof UpkeepTask));
    return [...tasks].filter((task) => this.crew.wanted.has(task.partOf));
  }

  private async loop(task: UpkeepTask): Promise<void> {
    // Spread out, so that a fleet started at once does not ask for every lock at once.
    await pauseFor(Math.random() * Math.min(task.everyMs, 1_000), this.stopping.signal);
    while (!this.stopping.signal.aborted) {
      await this.once(task);
      await pauseFor(task.everyMs, this.stopping.signal);
    }
  }

  private async once(task: UpkeepTask): Promise<void> {
    let taken = false;
    try {
      taken = await this.locks.take(task.name);
      if (taken) await this.runTask(task);
    } catch (error) {
      this.runs.inc({ task: task.name, outcome: 'failed' });
      this.log.say(task.name, error instanceof Error ? error.message : 'unknown error');
    } finally {
      if (taken) await this.locks.free(task.name).catch(() => undefined);
    }
  }

  private async runTask(task: UpkeepTask): Promise<void> {
    const abort = new AbortController();
    this.running.add(abort);
    const stop = this.seconds.startTimer({ task: task.name });
    try {
      await task.run(abort.signal);
      this.runs.inc({ task: task.name, outcome: 'done' });
      this.crew.upkeepFinished();
    } finally {
      this.running.delete(abort);
      stop();
    }
  }

  // The locks went with the session: another process may have started the same tasks.
  private abortRuns(): void {
    this.running.forEach((abort) => abort.abort());
  }

  private stop(): void {
    this.stopping.abort();
    this.abortRuns();
  }

  private async close(): Promise<void> {
    await Promise.race([Promise.all(this.loops), pauseFor(4_000)]);
    await this.locks.close();
  }
}

/** Every task waits on it; Node takes more than ten listeners for a leak. */
function stopSignal(): AbortController {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  return stopping;
}
