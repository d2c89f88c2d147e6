import { Inject, Injectable, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule } from '#database';
import { ObservabilityModule, Readiness } from '#observability';
import { redisAvailable, testSettings } from '#testing';
import { BatchHandler, BatchProcessor } from '../workers/batch-processor.js';
import type { BatchPublisher } from '../doors/batch-publisher.js';
import { publisherToken } from '../doors/inject-publisher.js';
import type { BatchQueueName } from '../queue-names.js';
import { QueueModule } from '../queue.module.js';

/** The stores the queue's contract is run on; Redis where redis-server is installed. */
export const QUEUE_STORES = redisAvailable ? (['postgres', 'redis'] as const) : (['postgres'] as const);

/** What a test lets its handler do, and what the handler has got. */
@Injectable()
export class Desk {
  readonly handled: string[] = [];
  readonly calls: (readonly string[])[] = [];
  onRecords: (records: readonly string[]) => void | Promise<void> = () => undefined;
}

@BatchHandler('postbacks')
class DeskProcessor extends BatchProcessor {
  constructor(@Inject(Desk) private readonly desk: Desk) {
    super();
  }

  async handle(records: readonly string[]): Promise<void> {
    this.desk.calls.push(records);
    await this.desk.onRecords(records);
    this.desk.handled.push(...records);
  }
}

@Module({ providers: [Desk, DeskProcessor], exports: [Desk] })
class DeskModule {}

@Module({})
class TestRoot {
  static with(settings: Settings, sides: readonly ('producer' | 'worker')[], more: readonly Type[]): DynamicModule {
    return {
      module: TestRoot,
      imports: [
        ConfigModule.forProcess(settings),
        DatabaseModule,
        ObservabilityModule,
        ...(sides.includes('producer') ? [QueueModule.forProducer()] : []),
        ...(sides.includes('worker') ? [QueueModule.forWorker(), DeskModule] : []),
        ...more,
      ],
    };
  }
}

export interface QueueApp {
  readonly desk: Desk;
  publisher(queue: BatchQueueName): BatchPublisher;
  readiness(): Promise<string[]>;
  get<T>(type: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

/** A process with the queue's producer and/or worker side and a handler of `postbacks` that a test steers. */
export async function queueApp(
  overrides: Partial<Settings>,
  sides: readonly ('producer' | 'worker')[] = ['producer', 'worker'],
  more: readonly Type[] = [],
): Promise<QueueApp> {
  const app = await NestFactory.createApplicationContext(TestRoot.with(testSettings(overrides), sides, more), {
    logger: false,
    abortOnError: false,
  });
  return {
    desk: sides.includes('worker') ? app.get(Desk) : new Desk(),
    publisher: (queue) => app.get<BatchPublisher>(publisherToken(queue)),
    readiness: () => app.get(Readiness).reasons(),
    get: (type) => app.get(type as never),
    close: () => app.close(),
  };
}

/** Publishes as a sender does: again, until it is acknowledged. A busy machine's stores may refuse; what was refused may be stored all the same. */
export function stored(publisher: BatchPublisher, record: string): Promise<void> {
  return until(`${record} acknowledged`, () =>
    publisher.publish(record).then(
      () => true,
      () => false,
    ),
  );
}

/**
 * How long `work` takes, less the time this very process stood still: what is left is the timers' and the stores' doing.
 * Its outcome does not matter.
 */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const everyMs = 10;
  let stoodStillMs = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    stoodStillMs += Math.max(0, now - last - everyMs);
    last = now;
  };
  const looking = setInterval(look, everyMs);
  const startedAt = performance.now();
  try {
    await work().catch(() => undefined);
  } finally {
    clearInterval(looking);
    look();
  }
  return performance.now() - startedAt - stoodStillMs;
}

/** Polls until `holds`; fails with `what` after `timeoutMs`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 45_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
