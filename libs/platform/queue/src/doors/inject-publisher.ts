import { Inject } from '@nestjs/common';
import type { BatchQueueName } from '../queue-names.js';

/** `@InjectPublisher('postbacks') publisher: BatchPublisher`, in processes with QueueModule.forProducer(). */
export function InjectPublisher(queue: BatchQueueName): ParameterDecorator & PropertyDecorator {
  return Inject(publisherToken(queue));
}

export function publisherToken(queue: BatchQueueName): string {
  return `publisher of ${queue}`;
}
