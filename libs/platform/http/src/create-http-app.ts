import type { Type, DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '#config';
import { createLog } from '#observability';
import { describeError, ErrorFilter } from './error.filter.js';
import { NestPinoLogger } from './nest-pino-logger.js';
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.js';
import { serverOptions } from './server-options.js';
import { validationPipe } from './validation.pipe.js';

/**
 * Makes the HTTP application of a process: Nest on Fastify with our limits, timeouts, security headers, validation and error answers.
 * Not listening yet: `await app.listen(settings.PORT, settings.HOST)`, or `await app.init()` and `app.inject(…)` in a test.
 *
 * rootModule  the app's root module, as apps/*\/src/*.module.ts make it
 * throws      what a module's construction throws; the caller prints it and ends
 */
export async function createHttpApp(rootModule: Type | DynamicModule, settings: Pick<Settings, 'LOG_LEVEL' | 'process'>): Promise<NestFastifyApplication> {
  const logger = createLog(settings);
  const adapter = new FastifyAdapter({
    ...serverOptions(logger),
    // The router meets these before any route: a URL that cannot be decoded, a path part that is too long.
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = describeError(error);
      setSecurityHeaders(reply);
      void reply.code(status).send(body);
    },
  });
  addSecurityHeaders(adapter.getInstance<FastifyInstance>());
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestPinoLogger(logger),
    abortOnError: false,
    bufferLogs: false,
  });
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  return app;
}
