import { StartFault } from '#database';

/** The queues that carry batches of records. */
export const BATCH_QUEUES = ['clicks', 'postbacks'] as const;
export type BatchQueueName = (typeof BATCH_QUEUES)[number];

/** What WORKER_QUEUES may name: the batch queues and the timed upkeep. */
export const WORKER_QUEUES = [...BATCH_QUEUES, 'upkeep'] as const;
export type WorkerQueueName = (typeof WORKER_QUEUES)[number];

/**
 * Which queues this process takes.
 *
 * names    WORKER_QUEUES as given; empty means all
 * throws   StartFault: a sentence naming what is unknown and what exists
 */
export function wantedQueues(names: readonly string[]): ReadonlySet<WorkerQueueName> {
  if (names.length === 0) return new Set(WORKER_QUEUES);
  const unknown = names.filter((name) => !isWorkerQueue(name));
  if (unknown.length > 0) {
    throw new StartFault(
      `WORKER_QUEUES names ${unknown.map((name) => `"${name}"`).join(', ')}, which no worker knows. It takes: ${WORKER_QUEUES.join(', ')}.`,
    );
  }
  return new Set(names.filter(isWorkerQueue));
}

export function isBatchQueue(name: string): name is BatchQueueName {
  return (BATCH_QUEUES as readonly string[]).includes(name);
}

function isWorkerQueue(name: string): name is WorkerQueueName {
  return (WORKER_QUEUES as readonly string[]).includes(name);
}
