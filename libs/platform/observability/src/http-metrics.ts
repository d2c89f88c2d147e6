import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Metrics } from './metrics.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 10];

/** route: its pattern; ms: from the handler's start to its answer */
export type CountAnswer = (route: string, method: string, status: number, ms: number) => void;

/** The Fastify decorator `{ count: CountAnswer }` by which routes outside of the main server count their answers. */
export const COUNT_ANSWER = Symbol('count answer');

/** Counts every answered HTTP request by route pattern, method and status. Routes nobody serves are one label: `none`. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    // An application context without HTTP has no adapter.
    const server: FastifyInstance | undefined = this.host.httpAdapter?.getInstance();
    if (!server || typeof server.addHook !== 'function') return;
    const series = this.seriesFactory();
    const count: CountAnswer = (route, method, status, ms) => {
      const { requests, seconds } = series(route, method, status);
      requests.inc();
      seconds.observe(ms / 1000);
    };
    server.decorate(COUNT_ANSWER, { count });
    server.addHook('onResponse', (request, reply, done) => {
      count(request.routeOptions.url ?? 'none', request.method, reply.statusCode, reply.elapsedTime);
      done();
    });
  }

  // prom-client hashes the labels at every call; at tens of thousands of requests a second a series looked up once is worth keeping.
  private seriesFactory() {
    const requests = this.metrics.counter({
      name: 'rebound_http_requests_total',
      help: 'Answered HTTP requests',
      labels: ['route', 'method', 'status'],
    });
    const seconds = this.metrics.histogram({
      name: 'rebound_http_request_seconds',
      help: 'Time to the answer',
      labels: ['route'],
      buckets: SECONDS,
    });
    const make = (route: string, method: string, status: number) => ({
      requests: requests.labels({ route, method, status }),
      seconds: seconds.labels({ route }),
    });
    const known = new Map<string, ReturnType<typeof make>>();
    return (route: string, method: string, status: number) => {
      // Routes are patterns, methods and statuses few: the map stays small.
      const key = `${status} ${method} ${route}`;
      let series = known.get(key);
      if (!series) known.set(key, (series = make(route, method, status)));
      return series;
    };
  }
}
