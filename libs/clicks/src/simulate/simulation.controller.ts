import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, requireOwn, type Access } from '#access';
import { CampaignDirectory } from '#campaigns';
import { Database } from '#database';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { Visit } from '../capture/request/visit.js';
import { CaptureToolbox } from '../capture/capture-toolbox.js';
import { simulateVisit } from './simulate-visit.js';
import { simulationQuery, simulationShape, type Simulation, type SimulationQuery } from './simulation-shapes.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns/:id/simulate')
export class SimulationController {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly toolbox: CaptureToolbox,
  ) {}

  @Get()
  @Endpoint('Where would this visitor go, and why', {
    answers: simulationShape,
    description: "The redirect's own code; nothing is recorded.",
  })
  async simulate(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Query({ schema: simulationQuery }) query: SimulationQuery,
  ): Promise<Simulation> {
    await this.directory.ensureFresh(this.db);
    await this.directory.refreshCaps(this.db);
    const campaign = this.directory.byNumber(pathId(id, 'campaign'));
    if (!campaign) throw notFound('campaign', id);
    requireOwn(access, campaign.advertiserId, 'campaign', id);
    const nowMs = query.at === undefined ? Date.now() : Date.parse(query.at);
    return simulateVisit(this.visit(query, nowMs), campaign, this.toolbox.tools.clickIds.mint(campaign.id, Math.max(nowMs, 0)).uuid);
  }

  private visit({ url = '', agent = '', ip = '', referrer = '', language = '' }: SimulationQuery, nowMs: number): Visit {
    const request = { rawQuery: queryOf(url), ip, userAgent: agent, referrer, acceptLanguage: language, visitorMark: '', prefetch: false };
    return new Visit(request, nowMs, this.toolbox.tools);
  }
}

// "https://…/c/key?a=b#x", "?a=b" and "a=b" alike; a URL without a question mark has no query.
function queryOf(url: string): string {
  const text = url.trim().split('#', 1)[0] ?? '';
  const mark = text.indexOf('?');
  if (mark >= 0) return text.slice(mark + 1);
  return /^(https?:)?\/\//i.test(text) || text.startsWith('/') ? '' : text;
}
