import { DomainError } from '#kernel';

/**
 * Nothing durable has confirmed the record within the deadline: answer 503 with Retry-After. It may be stored all the same
 * (a store that hung may still finish), so the sender resends and processing stays once.
 */
export class StorageUnavailable extends DomainError {
  constructor(why: string, options: { cause?: unknown } = {}) {
    super('storage_unavailable', `Not stored: ${why}. Send it again.`, { status: 503, cause: options.cause });
    this.name = 'StorageUnavailable';
  }
}
