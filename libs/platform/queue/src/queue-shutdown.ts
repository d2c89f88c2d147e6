import { Inject, Injectable, Logger, Optional, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { withDeadline } from './deadline.js';
import { endProcess, PROCESS_END, type ProcessEnd } from './process-end.js';

/** In this order; what shares a step goes side by side. */
const STEPS = ['publishers', 'counters', 'workers', 'queues', 'store'] as const;
export type ShutdownStep = (typeof STEPS)[number];

interface Closer {
  readonly step: ShutdownStep;
  readonly deadlineMs: number;
  readonly close: () => Promise<void>;
}

/** From the signal to the end, whatever hangs. */
const HARD_LIMIT_MS = 9_500;

/**
 * The queue's way down, in an order that loses nothing: first no new jobs are taken, then (HTTP has finished by now) publishers
 * flush, counters are written, workers finish what they hold, connections close. Nest knows no order between global modules, so it
 * is kept here. Every step has a deadline, and a process that got a signal ends within ten seconds even when its stores are down.
 */
@Injectable()
export class QueueShutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly early: (() => void)[] = [];
  private readonly closers: Closer[] = [];
  private readonly log = new Logger('shutdown');

  constructor(@Optional() @Inject(PROCESS_END) private readonly end: ProcessEnd = endProcess) {}

  /** Called when the shutdown begins, while HTTP still answers. Must return at once. */
  atFirst(stopTaking: () => void): void {
    this.early.push(stopTaking);
  }

  add(step: ShutdownStep, deadlineMs: number, close: () => Promise<void>): void {
    this.closers.push({ step, deadlineMs, close });
  }

  /** hardLimitMs is shortened by tests. */
  beforeApplicationShutdown(signal?: string, hardLimitMs = HARD_LIMIT_MS): void {
    // Only a signal ends the process: tests close applications and live on.
    if (signal !== undefined) setTimeout(() => this.giveUp(hardLimitMs), hardLimitMs).unref();
    this.early.forEach((stopTaking) => stopTaking());
  }

  async onApplicationShutdown(): Promise<void> {
    for (const step of STEPS) {
      const due = this.closers.filter((closer) => closer.step === step);
      await Promise.all(due.map((closer) => this.run(closer)));
    }
  }

  /** At once, for what only a fresh process can mend. */
  endProcess(code: number): void {
    this.end(code);
  }

  private async run({ step, deadlineMs, close }: Closer): Promise<void> {
    try {
      await withDeadline(close(), deadlineMs, `closing ${step}`);
    } catch (error) {
      this.log.warn(error instanceof Error ? error.message : `closing ${step} failed`);
    }
  }

  private giveUp(hardLimitMs: number): void {
    this.log.error(`not closed after ${hardLimitMs} ms: ending now. Unfinished batches are redelivered.`);
    this.endProcess(1);
  }
}
