import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#config';
import { clientAddress, compileTrustedProxies, edgeRoutes, type TrustedProxies } from '#http';
import { StoreClock } from '#queue';
import { ClickDoor, type Answer } from './click-door.js';
import type { ClickRequest } from './click-request.js';
import { answerRedirect } from './redirect-answer.js';

/** `GET /c/{campaign_key}`, the redirect. Raw Fastify routes: Nest's pipeline would cost a fifth of the throughput. */
@Injectable()
export class ClickRoutes implements OnModuleInit {
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: ClickDoor,
    private readonly clock: StoreClock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  onModuleInit(): void {
    edgeRoutes(this.host.httpAdapter.getInstance<FastifyInstance>(), (scope) => {
      const url = '/c/:key';
      scope.get<{ Params: { key: string } }>(url, async (request, reply) =>
        this.answer(reply, await this.door.receive(request.params.key, this.read(request), this.clock.now())),
      );
      scope.head<{ Params: { key: string } }>(url, (request, reply) =>
        this.answer(reply, this.door.peek(request.params.key, this.read(request), this.clock.now())),
      );
      scope.route({
        method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        url,
        handler: (_request, reply) =>
          reply.code(405).header('allow', 'GET, HEAD').type('text/plain; charset=utf-8').send('A click is a GET.'),
      });
    });
  }

  private answer(reply: FastifyReply, { location, redirect }: Answer): FastifyReply {
    if (location !== undefined) return answerRedirect(reply, redirect, location);
    return reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('No such link.');
  }

  private read(request: FastifyRequest): ClickRequest {
    const url = request.raw.url ?? '';
    const mark = url.indexOf('?');
    const headers = request.headers;
    const purpose = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz'];
    return {
      rawQuery: mark < 0 ? '' : url.slice(mark + 1),
      ip: clientAddress(request, this.proxies),
      userAgent: headers['user-agent'] ?? '',
      referrer: headers.referer ?? '',
      acceptLanguage: headers['accept-language'] ?? '',
      prefetch: purpose !== undefined && /prefetch|preview|prerender/i.test(String(purpose)),
    };
  }
}
