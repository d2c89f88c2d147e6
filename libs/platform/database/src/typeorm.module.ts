import { Injectable, Logger, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SETTINGS, type Settings } from '#config';
import { MANAGEMENT_CONNECTIONS } from './management-connections.js';

const RETRY_MS = 1_000;

/**
 * How the management side (entities of access, campaigns, …) connects. Entities register themselves by
 * `TypeOrmModule.forFeature([X])`. Initialised by ManagementConnection and not by Nest, so that a process boots while the database is away.
 */
export function typeOrmOptions(settings: Settings): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    autoLoadEntities: true,
    manualInitialization: true,
    synchronize: false,
    extra: {
      max: MANAGEMENT_CONNECTIONS,
      connectionTimeoutMillis: 2_000,
      query_timeout: 30_000,
      keepAlive: true,
      application_name: `rebound-${settings.process}-management`,
      options: '-c timezone=UTC -c statement_timeout=30000',
    },
  };
}

/** Connects TypeORM in the background and keeps trying; queries before that are refused as "not connected". */
@Injectable()
export class ManagementConnection implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ManagementConnection');
  private stopped = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  /** Waits for the first attempt only: with the database up, the process is ready when boot ends. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connect(1);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  get connected(): boolean {
    return this.source.isInitialized;
  }

  private async connect(attempt: number): Promise<void> {
    if (this.stopped || this.source.isInitialized) return;
    try {
      await this.source.initialize();
      if (attempt > 1) this.logger.log(`Database reached at attempt ${attempt}`);
    } catch (error) {
      if (attempt === 1)
        this.logger.warn(
          `Database is away (${error instanceof Error ? error.message : 'unknown fault'}); trying again every ${RETRY_MS} ms`,
        );
      this.retry = setTimeout(() => void this.connect(attempt + 1), RETRY_MS);
      this.retry.unref();
    }
  }
}

/** TypeORM for the management side: import it once in an app's root module; libs use `TypeOrmModule.forFeature`. */
@Module({})
export class TypeormModule {
  static forProcess(): DynamicModule {
    return {
      module: TypeormModule,
      imports: [TypeOrmModule.forRootAsync({ inject: [SETTINGS], useFactory: typeOrmOptions })],
      providers: [ManagementConnection],
      exports: [ManagementConnection],
    };
  }
}
