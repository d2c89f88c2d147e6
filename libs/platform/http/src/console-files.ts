import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONSOLE_URL } from './console-url.js';

const NOT_BUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Rebound</title><h1>The console is not built</h1><p>Run <code>npm run build:console</code> and start again. The API works without it: <a href="/api/docs">/api/docs</a>.</p></html>';

/**
 * Serves the built console under /console. Call it before the application listens.
 *
 * Every address under /console that is no file is the console's own to route: it gets index.html. Files with a hash in their
 * name may be kept for ever; the page itself is asked for each time, so that a new build is seen at once.
 */
export function serveConsole(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.get('/console', (_request: FastifyRequest, reply: FastifyReply) => reply.redirect(CONSOLE_URL));
  const folder = builtConsole();
  if (folder === undefined) server.get('/console/*', (_request, reply) => reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT));
  else server.register((scope) => serveFolder(scope, folder), { prefix: '/console' });
}

async function serveFolder(scope: FastifyInstance, folder: string): Promise<void> {
  await scope.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  const files = new Set(readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
  scope.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*'];
    if (path.startsWith('assets/')) return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(path);
    return reply.header('cache-control', 'no-cache').sendFile(files.has(path) ? path : 'index.html');
  });
}

// dist/console, seen from dist/libs/platform/http/src and, in tests, from libs/platform/http/src.
function builtConsole(): string | undefined {
  const places = ['../../../../console', '../../../../dist/console'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return places.find((place) => existsSync(`${place}/index.html`));
}
