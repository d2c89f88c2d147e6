import type { Provider } from '@nestjs/common';
import { Metrics } from '#observability';
import { BatchPublisher } from './batch-publisher.js';
import { Doors } from './doors.js';
import { publisherToken } from './inject-publisher.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { BATCH_QUEUES, type BatchQueueName } from '../queue-names.js';

const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 350, 500];
const FLUSH_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];

/** One BatchPublisher per queue, counted. */
export const publisherProviders: Provider[] = BATCH_QUEUES.map((queue) => ({
  provide: publisherToken(queue),
  inject: [Doors, Metrics, QueueShutdown],
  useFactory: (doors: Doors, metrics: Metrics, shutdown: QueueShutdown) => {
    const publisher = countedPublisher(queue, doors, metrics);
    shutdown.add('publishers', 2_000, () => publisher.close());
    return publisher;
  },
}));

function countedPublisher(queue: BatchQueueName, doors: Doors, metrics: Metrics): BatchPublisher {
  const sizes = metrics
    .histogram({ name: 'rebound_publish_batch_records', help: 'Records per flushed batch', labels: ['queue'], buckets: BATCH_SIZES })
    .labels({ queue });
  const seconds = metrics
    .histogram({ name: 'rebound_publish_flush_seconds', help: 'Time to store a batch', labels: ['queue'], buckets: FLUSH_SECONDS })
    .labels({ queue });
  const acknowledged = metrics
    .counter({ name: 'rebound_publish_acknowledged_total', help: 'Records stored durably', labels: ['queue'] })
    .labels({ queue });
  const refused = metrics
    .counter({ name: 'rebound_publish_refused_total', help: 'Records refused because nothing durable took them', labels: ['queue'] })
    .labels({ queue });
  return new BatchPublisher({
    store: (payload) => doors.store(queue, payload),
    isClosed: () => doors.closed,
    onFlush: (flush) => {
      sizes.observe(flush.records);
      seconds.observe(flush.seconds);
      if (flush.stored) acknowledged.inc(flush.records);
    },
    onRefused: (records) => refused.inc(records),
  });
}
