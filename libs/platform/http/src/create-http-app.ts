import type { Type, DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from '#config';
import { createLog } from '#observability';
import { CONSOLE_URL } from './console-url.js';
import { describeError, ErrorFilter } from './error.filter.js';
import { HotLane } from './edge/hot-lane.js';
import { NestPinoLogger } from './nest-pino-logger.js';
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.js';
import { BODY_LIMIT_BYTES, serverOptions } from './server-options.js';
import { validationPipe } from './validation.pipe.js';

/**
 * Nest would listen to all signals there are, those of a crash too. Then a process that V8 wants to end because something inside is wrong
 * comes back from its fatal signal to where it was, for ever: it holds its port, answers nobody, and is never started anew.
 */
const ASKED_TO_STOP = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'];

/**
 * Makes the HTTP application of a process: Nest on Fastify with our limits, timeouts, security headers, validation and error answers.
 * Not listening yet: `await app.listen(settings.PORT, settings.HOST)`, or `await app.init()` and `app.inject(…)` in a test.
 *
 * rootModule  the app's root module, as apps/*\/src/*.module.ts make it
 * throws      what a module's construction throws; the caller prints it and ends
 */
export async function createHttpApp(
  rootModule: Type | DynamicModule,
  settings: Pick<Settings, 'LOG_LEVEL' | 'process'>,
): Promise<NestFastifyApplication> {
  const logger = createLog(settings);
  // Standalone says where it listens in its banner.
  const servesApi = settings.process === 'api' || settings.process === 'standalone';
  const options = serverOptions(settings.process === 'standalone' ? withoutInfo(logger) : logger, servesApi);
  const lane = new HotLane(options);
  const adapter = new FastifyAdapter({
    ...options,
    serverFactory: lane.serverFactory,
    // The router meets these before any route: a URL that cannot be decoded, a path part that is too long.
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = describeError(error);
      setSecurityHeaders(reply);
      void reply.code(status).send(body);
    },
  });
  const server = adapter.getInstance<FastifyInstance>();
  addSecurityHeaders(server);
  lane.openBefore(server);
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestPinoLogger(logger),
    abortOnError: false,
    bufferLogs: false,
  });
  app.useGlobalFilters(new ErrorFilter(servesApi ? CONSOLE_URL : undefined));
  app.useGlobalPipes(validationPipe());
  takeEmptyJson(app);
  // A stop that was asked for ends with 0. Standalone has the database to stop after Nest, and ends itself.
  app.enableShutdownHooks(ASKED_TO_STOP, { useProcessExit: settings.process !== 'standalone' });
  if (servesApi) {
    // Not in the heading: trackers and workers do not load what these need.
    const [{ serveApiDocs }, { serveConsole }] = await Promise.all([import('./api-docs.js'), import('./console-files.js')]);
    serveApiDocs(app);
    serveConsole(app);
  }
  return app;
}

function withoutInfo(logger: Logger): Logger {
  return logger.isLevelEnabled('debug') ? logger : logger.child({}, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level });
}

// Many clients name JSON as the type of every request, also of those without a body (POST …/pause); Fastify alone answers them 400.
function takeEmptyJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser(
    'application/json',
    { bodyLimit: BODY_LIMIT_BYTES },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void) => {
      if (body.length === 0) done(null, undefined);
      else void parse(request, body.toString('utf8'), done);
    },
  );
}
