export { BatchPublisher } from './batch-publisher.js';
export { checkRedis, WrongRedis } from './check-redis.js';
export { EdgeCounters, type EdgeCount } from './edge-counters.js';
export { InjectPublisher } from './inject-publisher.js';
export { migrateQueueBackend } from './migrate-queue-backend.js';
export { QueueModule } from './queue.module.js';
export { BATCH_QUEUES, WORKER_QUEUES, type BatchQueueName, type WorkerQueueName } from './queue-names.js';
export { StorageUnavailable } from './storage-unavailable.js';
