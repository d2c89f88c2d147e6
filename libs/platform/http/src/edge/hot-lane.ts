import type { FastifyInstance } from 'fastify';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { COUNT_ANSWER, type CountAnswer } from '#observability';
import { writeAnswer, type EdgeAnswer, type EdgeRequest } from './edge-answer.js';

/** key: the path segment after the first, '' without one. What it throws is answered 500 and logged. */
export type HotHandler = (request: EdgeRequest, key: string) => Promise<EdgeAnswer>;

interface HotPath {
  readonly pattern: string;
  readonly handler: HotHandler;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const LANE = Symbol('hot lane');
/** `/first` or `/first/key`, plain characters only: whatever is odd about a path is the router's to judge. */
const PLAIN_PATH = /^(\/[a-z]{1,16})(?:\/([A-Za-z0-9_-]{1,64}))?(?:\?|$)/;
const FAILED: EdgeAnswer = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Something went wrong on our side.',
};

/**
 * The way of the tracker's plain GETs: past Nest's hooks and Fastify, which together cost more than what is done for a click.
 * Each has an ordinary edge route too (see edgeRoutes), which takes other methods, odd paths, and everything while the server
 * closes; so this lane changes nothing but the time.
 */
export class HotLane {
  private readonly paths = new Map<string, HotPath>();
  private main: FastifyInstance | undefined;
  private counter: CountAnswer | undefined;
  private closing = false;

  constructor(
    private readonly options: { http: ServerOptions; keepAliveTimeout: number; requestTimeout: number; connectionTimeout: number },
  ) {}

  /** Fastify's serverFactory. */
  readonly serverFactory = (fastify: Listener): Server => {
    const server = createServer(this.options.http, (request, response) => {
      if (!this.take(request, response)) fastify(request, response);
    });
    server.keepAliveTimeout = this.options.keepAliveTimeout;
    server.requestTimeout = this.options.requestTimeout;
    server.timeout = this.options.connectionTimeout;
    return server;
  };

  openBefore(main: FastifyInstance): void {
    this.main = main;
    main.decorate(LANE, { lane: this });
    // Fastify ends connections with their answer while it closes.
    main.addHook('preClose', (done) => {
      this.closing = true;
      done();
    });
  }

  serve(pattern: string, handler: HotHandler): void {
    this.paths.set(pattern.replace(':key', ''), { pattern, handler });
  }

  private take(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' || this.closing) return false;
    const match = PLAIN_PATH.exec(request.url ?? '');
    if (!match) return false;
    const [, first = '', key] = match;
    const path = this.paths.get(key === undefined ? first : `${first}/`);
    if (!path) return false;
    void this.answer(path, request, response, key ?? '');
    return true;
  }

  private async answer({ pattern, handler }: HotPath, raw: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const startedAt = performance.now();
    let answer = FAILED;
    try {
      answer = await handler({ raw, headers: raw.headers, socket: raw.socket }, key);
      writeAnswer(response, answer);
    } catch (error) {
      this.main?.log.error({ err: error, method: 'GET', route: pattern }, 'edge request failed');
      if (response.headersSent) response.destroy();
      else writeAnswer(response, FAILED);
    }
    this.count(pattern, answer.status, performance.now() - startedAt);
  }

  private count(route: string, status: number, ms: number): void {
    // Looked up late: what counts is built while routes are being made.
    this.counter ??= this.main?.hasDecorator(COUNT_ANSWER)
      ? this.main.getDecorator<{ count: CountAnswer }>(COUNT_ANSWER).count
      : () => undefined;
    this.counter(route, 'GET', status, ms);
  }
}

/** Serves plain GETs of `pattern` ('/postback', '/c/:key') by `handler`, ahead of the edge route of the same path. */
export function hotPath(server: FastifyInstance, pattern: string, handler: HotHandler): void {
  if (server.hasDecorator(LANE)) server.getDecorator<{ lane: HotLane }>(LANE).lane.serve(pattern, handler);
}
