import { Injectable, Optional } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#kernel';
import { Readiness } from '#observability';

/** A transaction over the settings tables; only stores look inside. */
export type SettingsTx = EntityManager;

/** Opens transactions of the management side; outside one, `reading` serves. */
@Injectable()
export class SettingsTransactions {
  constructor(
    private readonly source: DataSource,
    @Optional() readiness?: Readiness,
  ) {
    readiness?.add('management', () => (source.isInitialized ? undefined : 'the database has not been reached yet'));
  }

  /** Runs `work` in one transaction; any throw rolls back. throws 503 storage_unavailable while the database was never reached */
  run<T>(work: (tx: SettingsTx) => Promise<T>): Promise<T> {
    return this.reading.transaction(work);
  }

  get reading(): SettingsTx {
    if (!this.source.isInitialized) {
      throw new DomainError('storage_unavailable', 'The database cannot be reached. Try again shortly.', { status: 503 });
    }
    return this.source.manager;
  }
}

/** A search text as a LIKE pattern: its own wildcards mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
}
