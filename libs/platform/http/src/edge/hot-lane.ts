import type { FastifyInstance } from 'fastify';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { COUNT_ANSWER, type CountAnswer } from '#observability';
import { PlainConnection, type PlainHost } from '../plain/plain-connection.js';
import { checkHeaders, writeAnswer, type EdgeAnswer, type EdgeRequest } from './edge-answer.js';
import { fewPerTurn, type Listener } from './few-per-turn.js';

/** key: the path segment after the first, '' without one. What it throws is answered 500 and logged. */
export type HotHandler = (request: EdgeRequest, key: string) => Promise<EdgeAnswer>;

interface HotPath {
  readonly pattern: string;
  readonly handler: HotHandler;
}

const LANE = Symbol('hot lane');
/** `/first` or `/first/key`, plain characters only: whatever is odd about a path is the router's to judge. */
const PLAIN_PATH = /^(\/[a-z]{1,16})(?:\/([A-Za-z0-9_-]{1,64}))?(?:\?|$)/;
/** A connection that became Node's for one odd request is ended after so many that would have been plain: the next one is quick again. */
const PLAIN_ONES_BY_NODE = 1_000;
const FAILED: EdgeAnswer = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Something went wrong on our side.',
};

/**
 * The way of the tracker's plain GETs: past Nest's hooks and Fastify, which together cost more than what is done for a click, and
 * mostly past Node's HTTP as well (PlainConnection). Each has an ordinary edge route too (see edgeRoutes), which takes other methods,
 * odd paths, and everything while the server closes; so this lane changes nothing but the time.
 */
export class HotLane {
  private readonly paths = new Map<string, HotPath>();
  private readonly plain = new Set<PlainConnection>();
  private readonly takenByNode = new WeakMap<Socket, number>();
  private main: FastifyInstance | undefined;
  private counter: CountAnswer | undefined;
  private closing = false;

  constructor(
    private readonly options: {
      http: ServerOptions & { headersTimeout: number };
      keepAliveTimeout: number;
      requestTimeout: number;
      connectionTimeout: number;
    },
  ) {}

  /** Fastify's serverFactory. */
  readonly serverFactory = (fastify: Listener): Server => {
    const serve: Listener = (request, response) => void (this.take(request, response) || fastify(request, response));
    const server = createServer(this.options.http, fewPerTurn(serve));
    server.keepAliveTimeout = this.options.keepAliveTimeout;
    server.requestTimeout = this.options.requestTimeout;
    server.timeout = this.options.connectionTimeout;
    this.comeFirst(server);
    return server;
  };

  openBefore(main: FastifyInstance): void {
    this.main = main;
    main.decorate(LANE, { lane: this });
    // Fastify ends connections with their answer while it closes.
    main.addHook('preClose', (done) => {
      this.closing = true;
      this.plain.forEach((connection) => connection.endSoon());
      done();
    });
  }

  serve(pattern: string, handler: HotHandler): void {
    this.paths.set(pattern.replace(':key', ''), { pattern, handler });
  }

  /** Connections are ours first; Node's HTTP gets those with which there is anything to think about. */
  private comeFirst(server: Server): void {
    const listeners = server.listeners('connection');
    server.removeAllListeners('connection');
    const host: PlainHost = {
      answer: (request) => {
        const found = this.find(request.url);
        return found && this.answer(found.path, request, found.key);
      },
      toNode: (socket) => listeners.forEach((listener) => void listener.call(server, socket)),
      left: (connection) => this.plain.delete(connection),
      isClosing: () => this.closing,
      keepAliveMs: this.options.keepAliveTimeout,
      unreadMs: this.options.connectionTimeout,
      silentMs: this.options.http.headersTimeout,
    };
    server.on('connection', (socket: Socket) => {
      if (this.closing || this.paths.size === 0) host.toNode(socket);
      else this.plain.add(new PlainConnection(socket, host));
    });
  }

  private take(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' || this.closing) return false;
    const found = this.find(request.url ?? '');
    if (!found) return false;
    const { headers, socket } = request;
    const taken = (this.takenByNode.get(socket) ?? 0) + 1;
    this.takenByNode.set(socket, taken);
    void this.answer(found.path, { raw: request, headers, socket }, found.key).then((answer) => {
      if (taken >= PLAIN_ONES_BY_NODE) response.shouldKeepAlive = false;
      writeAnswer(response, answer);
    });
    return true;
  }

  private find(url: string): { readonly path: HotPath; readonly key: string } | undefined {
    const match = PLAIN_PATH.exec(url);
    if (!match) return undefined;
    const [, first = '', key] = match;
    const path = this.paths.get(key === undefined ? first : `${first}/`);
    return path && { path, key: key ?? '' };
  }

  /** never rejects */
  private async answer({ pattern, handler }: HotPath, request: EdgeRequest, key: string): Promise<EdgeAnswer> {
    const startedAt = performance.now();
    let answer = FAILED;
    try {
      const handled = await handler(request, key);
      checkHeaders(handled);
      answer = handled;
    } catch (error) {
      this.main?.log.error({ err: error, method: 'GET', route: pattern }, 'edge request failed');
    }
    this.count(pattern, answer.status, performance.now() - startedAt);
    return answer;
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
