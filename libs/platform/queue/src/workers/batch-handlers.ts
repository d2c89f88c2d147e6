import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { BatchProcessor, queueOf } from './batch-processor.js';
import type { BatchQueueName } from '../queue-names.js';

/** The process's BatchProcessors by queue, for batches that do not come through BullMQ. */
@Injectable()
export class BatchHandlers {
  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  /** Undefined when no module of this process lists a handler of the queue. */
  of(queue: BatchQueueName): BatchProcessor | undefined {
    const instances = this.discovery.getProviders().map((wrapper): unknown => wrapper.instance);
    return instances.filter((instance) => instance instanceof BatchProcessor).find((processor) => queueOf(processor) === queue);
  }
}
