import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Credentials } from '#access';
import { SETTINGS, type Settings } from '#config';
import { clientAddress, compileTrustedProxies, edgeRoutes, type TrustedProxies } from '#http';
import { ReceiptDesk } from './receipt-desk.js';
import { RequestAllowance } from './request-allowance.js';

/** `GET /receipts/{receipt}`: what became of a hit, for whoever holds its receipt. */
@Injectable()
export class ReceiptRoutes implements OnModuleInit {
  private readonly proxies: TrustedProxies;
  private readonly allowance = new RequestAllowance(50, 1_000);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly desk: ReceiptDesk,
    private readonly credentials: Credentials,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.proxies = compileTrustedProxies(settings.TRUSTED_PROXIES);
  }

  onModuleInit(): void {
    edgeRoutes(this.host.httpAdapter.getInstance<FastifyInstance>(), (scope) => {
      scope.get<{ Params: { receipt: string } }>('/receipts/:receipt', (request, reply) =>
        this.show(request.params.receipt, request, reply),
      );
    });
  }

  private async show(text: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.header('cache-control', 'no-store').header('access-control-allow-origin', '*');
    try {
      if (!this.allowance.take(clientAddress(request, this.proxies), Date.now()) && !(await this.hasKey(request))) {
        return await reply
          .code(429)
          .header('retry-after', '1')
          .send({ code: 'too_many_requests', message: 'At most 50 receipts a second. Wait a second, or send an API key.', details: {} });
      }
      const receipt = await this.desk.read(text);
      if (receipt) return await reply.code(200).send(receipt);
      return await reply
        .code(404)
        .send({ code: 'receipt_not_found', message: 'No such receipt. Send it whole, as it came in Postback-Receipt.', details: {} });
    } catch (error) {
      request.log.warn({ err: error }, 'a receipt could not be read');
      return reply
        .code(503)
        .header('retry-after', '1')
        .send({ code: 'storage_unavailable', message: 'The log cannot be read now. Ask again.', details: {} });
    }
  }

  private async hasKey(request: FastifyRequest): Promise<boolean> {
    const key = /^Bearer +([\x21-\x7e]{1,500}) *$/i.exec(request.headers.authorization ?? '')?.[1];
    return key !== undefined && (await this.credentials.ofKey(key)) !== undefined;
  }
}
