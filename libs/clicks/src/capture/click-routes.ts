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
  type TrustedProxies,
} from '#http';
import { StoreClock } from '#queue';
import type { Answer } from './answer.js';
import { ClickDoor } from './click-door.js';
import { ClickOutDoor } from '../landing/click-out-door.js';
import type { ClickRequest } from './request/click-request.js';
import { NO_SUCH_LINK, redirectAnswer } from './redirect-answer.js';
import { readVisitorCookie, writeVisitorCookie } from './visitor-cookie.js';

/**
 * `GET /c/{campaign_key}`, the redirect, and `GET /o/{click_id}`, from a landing page on to the offer. Clicks come by the hot lane;
 * the raw Fastify routes are for all that is odd about a request.
 */
@Injectable()
export class ClickRoutes implements OnModuleInit {
  private readonly proxies: TrustedProxies;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: ClickDoor,
    private readonly outDoor: ClickOutDoor,
    private readonly clock: StoreClock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    hotPath(server, '/c/:key', (request, key) => this.click(request, key));
    edgeRoutes(server, (scope) => {
      this.addClicks(scope);
      this.addClickOuts(scope);
      for (const url of ['/c/:key', '/o/:id']) {
        scope.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], url, handler: refuseMethod });
      }
    });
  }

  private addClicks(scope: FastifyInstance): void {
    const url = '/c/:key';
    scope.get<{ Params: { key: string } }>(url, async (request, reply) => sendAnswer(reply, await this.click(request, request.params.key)));
    scope.head<{ Params: { key: string } }>(url, async (request, reply) =>
      sendAnswer(reply, this.answer(request, await this.door.peek(request.params.key, this.read(request), this.clock.now()))),
    );
  }

  private addClickOuts(scope: FastifyInstance): void {
    scope.route<{ Params: { id: string } }>({
      method: ['GET', 'HEAD'],
      url: '/o/:id',
      handler: async (request, reply) => {
        const isVisit = request.method === 'GET';
        const answer = await this.outDoor.receive(request.params.id, this.read(request), this.clock.now(), isVisit);
        return sendAnswer(reply, this.answer(request, answer));
      },
    });
  }

  private async click(request: EdgeRequest, key: string): Promise<EdgeAnswer> {
    return this.answer(request, await this.door.receive(key, this.read(request), this.clock.now()));
  }

  private answer(request: EdgeRequest, { location, redirect, newMark }: Answer): EdgeAnswer {
    const answer = location === undefined ? NO_SUCH_LINK : redirectAnswer(redirect, location);
    if (newMark === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, 'set-cookie': writeVisitorCookie(newMark, isHttps(request, this.proxies)) } };
  }

  private read(request: EdgeRequest): ClickRequest {
    const url = request.raw.url ?? '';
    const mark = url.indexOf('?');
    const headers = request.headers;
    const purpose = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-purpose'] ?? headers['x-moz'];
    return {
      rawQuery: mark < 0 ? '' : url.slice(mark + 1),
      ip: clientAddress(request, this.proxies),
      userAgent: headers['user-agent'] ?? '',
      referrer: headers.referer ?? '',
      acceptLanguage: headers['accept-language'] ?? '',
      visitorMark: readVisitorCookie(headers.cookie),
      prefetch: purpose !== undefined && /prefetch|preview|prerender/i.test(String(purpose)),
    };
  }
}

function refuseMethod(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(405).header('allow', 'GET, HEAD').type('text/plain; charset=utf-8').send('A click is a GET.');
}
