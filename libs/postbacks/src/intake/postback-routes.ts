import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#config';
import {
  clientAddress,
  compileTrustedProxies,
  edgeRoutes,
  hotPath,
  isHttps,
  sendAnswer,
  type EdgeAnswer,
  type EdgeRequest,
  type RawBody,
  type TrustedProxies,
} from '#http';
import { StoreClock } from '#queue';
import { PRESETS, type Presets } from '../presets.js';
import { queryOf } from '../raw-hit.js';
import { PostbackDoor } from './postback-door.js';
import { intakeRoutes, namesOneOf, OWN_ROUTES, routeOf, type IntakeRoute } from './routes.js';

/** The doors for postbacks: our own and those of other trackers. Raw Fastify routes: a hit is stored as it came, whatever it is. */
@Injectable()
export class PostbackRoutes implements OnModuleInit {
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: PostbackDoor,
    private readonly clock: StoreClock,
    @Inject(PRESETS) private readonly presets: Presets,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const route of OWN_ROUTES)
      if (route.path.startsWith('/postback'))
        hotPath(server, route.path.replace(':postback_key', ':key'), (request, key) => this.receive(route, request, { postback_key: key }));
    edgeRoutes(server, (scope) => {
      for (const route of intakeRoutes(this.presets, this.settings.DROP_IN_ROUTES)) {
        this.open(scope, route, route.path);
        if (route.path !== '/') this.open(scope, route, `${route.path}/`);
      }
    });
  }

  private open(scope: FastifyInstance, route: IntakeRoute, url: string): void {
    // Another module may serve this path already, such as the console at /.
    const free = (method: string) => !scope.hasRoute({ method, url });
    const hits = ['GET', 'POST', 'HEAD'].filter(free);
    if (hits.length > 0) scope.route({ method: hits, url, handler: (request, reply) => this.pass(route, request, reply) });
    if (free('OPTIONS'))
      scope.route({ method: 'OPTIONS', url, handler: (_request, reply) => reply.code(204).header('allow', ALLOWED).send() });
    const others = ['PUT', 'PATCH', 'DELETE'].filter(free);
    const refuse = (_request: FastifyRequest, reply: FastifyReply) =>
      reply.code(405).header('allow', ALLOWED).type('text/plain; charset=utf-8').send('A postback is a GET or a POST.');
    if (others.length > 0) scope.route({ method: others, url, handler: refuse });
  }

  private async pass(route: IntakeRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (route.needs && !namesOneOf(queryOf(request.raw.url ?? ''), route.needs)) {
      reply.callNotFound();
      return reply;
    }
    const params = request.params as Record<string, string>;
    return sendAnswer(reply, await this.receive(route, request, params, request.body as RawBody | undefined));
  }

  private async receive(
    route: IntakeRoute,
    request: EdgeRequest,
    params: Readonly<Record<string, string>>,
    body?: RawBody,
  ): Promise<EdgeAnswer> {
    const { raw, headers } = request;
    const answer = await this.door.receive(
      {
        method: raw.method ?? 'GET',
        url: raw.url ?? '',
        headers: raw.rawHeaders,
        body: body ? body.bytes.toString('base64') : '',
        size: body?.size ?? 0,
        ip: clientAddress(request, this.proxies),
        https: isHttps(request, this.proxies),
        ...routeOf(route, params),
      },
      headers.accept?.includes('application/json') ?? false,
      this.clock.now(),
    );
    if (answer.kind === 'refused') return REFUSED;
    return {
      status: 200,
      headers: { 'cache-control': 'no-store', 'postback-receipt': answer.receipt, 'content-type': answer.type },
      body: answer.body,
    };
  }
}

const REFUSED: EdgeAnswer = {
  status: 503,
  headers: { 'retry-after': '5', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  body: 'Not stored. Send it again.',
};
const ALLOWED = 'GET, POST, HEAD, OPTIONS';
