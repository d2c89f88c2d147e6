import { Injectable, Optional } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#kernel';
import { Readiness } from '#observability';
import { CampaignDirectory } from './campaign-directory.js';

const DEADLOCK = '40P01';

/** A transaction over the settings tables; only stores look inside. */
export type SettingsTx = EntityManager;

/** Opens transactions of the management side; outside one, `reading` serves. */
@Injectable()
export class SettingsTransactions {
  constructor(
    private readonly source: DataSource,
    private readonly directory: CampaignDirectory,
    @Optional() readiness?: Readiness,
  ) {
    readiness?.add('management', () => (source.isInitialized ? undefined : 'the database has not been reached yet'));
  }

  /**
   * Runs `work` in one transaction; any throw rolls back. Deadlocked with another change it runs again, so it must start from nothing.
   * Afterwards this process serves the change: under `npm start` a click right after the answer sees it.
   * throws 503 storage_unavailable while the database was never reached
   */
  async run<T>(work: (tx: SettingsTx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await this.reading.transaction(work);
        await this.directory.catchUp();
        return result;
      } catch (error) {
        // All settings share one version row, so two changes of several tables can wait for each other crosswise.
        if (attempt === 3 || (error as { code?: unknown } | null)?.code !== DEADLOCK) throw error;
      }
    }
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
