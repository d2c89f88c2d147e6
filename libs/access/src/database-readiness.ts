import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { Readiness } from '#observability';
import { pingDatabase } from './credentials.store.js';

/** The management API is nothing without the database (other than trackers, which go on without it). */
@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  constructor(
    private readonly db: Database,
    @Optional() private readonly readiness?: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness?.add('database', () => this.fault());
  }

  private async fault(): Promise<string | undefined> {
    try {
      await pingDatabase(this.db);
      return undefined;
    } catch (error) {
      return `does not answer: ${error instanceof Error ? error.message : 'unknown fault'}`;
    }
  }
}
