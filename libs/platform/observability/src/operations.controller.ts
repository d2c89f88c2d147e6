import { Controller, Get, Header, Headers, Inject, Optional, Res } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import { SETTINGS, type Settings } from '#config';
import { DomainError } from '#kernel';
import { METRICS_ACCESS, type MetricsAccess } from './metrics-access.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** `GET /healthz`, `/readyz` and `/metrics`, the same in every process. */
@Controller()
export class OperationsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Optional() @Inject(METRICS_ACCESS) private readonly access?: MetricsAccess,
  ) {}

  /** The process answers; says nothing about its stores, so that a store's outage never restarts it. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ status: 'ready' | 'not_ready'; reasons: string[] }> {
    const reasons = await this.readiness.reasons();
    if (reasons.length === 0) return { status: 'ready', reasons };
    reply.status(503);
    return { status: 'not_ready', reasons };
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  async exposition(@Headers('authorization') authorization: string | undefined, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    if (!(await this.mayRead(authorization))) {
      throw new DomainError('unauthorized', 'Send "Authorization: Bearer …" with METRICS_TOKEN or an API key.', { status: 401 });
    }
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  private async mayRead(authorization: string | undefined): Promise<boolean> {
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    if (this.settings.METRICS_TOKEN !== undefined && sameText(token, this.settings.METRICS_TOKEN)) return true;
    return this.access === undefined ? false : this.access(token);
  }
}

// Hashes are of equal length, so the comparison's time says nothing about either text.
function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
