import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccessModule } from '#access';
import { ConfigModule, type Settings } from '#config';
import { DatabaseModule } from '#database';

/** What commands use of the product's services. No HTTP, no queues. */
@Module({})
class CliModule {
  static forProcess(settings: Settings): DynamicModule {
    return { module: CliModule, imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessModule] };
  }
}

/** Runs `work` with one of the product's services, and closes everything it opened. */
export async function withService<S, T>(settings: Settings, service: Type<S>, work: (service: S) => Promise<T>): Promise<T> {
  const context = await NestFactory.createApplicationContext(CliModule.forProcess(settings), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(context.get(service, { strict: false }));
  } finally {
    await context.close();
  }
}
