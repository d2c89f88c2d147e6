import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { advertiserScope, CurrentAccess, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { CampaignFactsStore } from './campaign-facts.store.js';
import { healthListShape, healthOfMany, healthShape, type HealthAnswer } from './health-shapes.js';
import { showHealth } from './show-health.js';

/** How campaigns are doing, with reasons. */
@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class HealthController {
  constructor(
    private readonly store: CampaignFactsStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('health')
  @Endpoint('Health of several campaigns at once', {
    answers: healthListShape,
    description: 'For lists. Ids that do not exist, or that you may not see, are left out.',
  })
  async many(
    @CurrentAccess() access: Access,
    @Query({ schema: healthOfMany }) query: z.infer<typeof healthOfMany>,
  ): Promise<{ data: HealthAnswer[] }> {
    return { data: await this.healthOf(query.ids, access) };
  }

  @Get(':id/health')
  @Endpoint('How a campaign is doing, and why', {
    answers: healthShape,
    description: 'Measured against its own past: last postback and conversion, rejections, delay, conversion rate, spend.',
  })
  async one(@CurrentAccess() access: Access, @Param('id') id: string): Promise<HealthAnswer> {
    const [health] = await this.healthOf([pathId(id, 'campaign')], access);
    if (!health) throw notFound('campaign', id);
    return health;
  }

  private async healthOf(ids: readonly number[], access: Access): Promise<HealthAnswer[]> {
    const found = await this.store.factsOf(ids, advertiserScope(access), Date.now());
    return found.map(({ campaignId, facts }) => showHealth(campaignId, facts, this.settings.BASE_CURRENCY));
  }
}
