import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { Endpoint, pathId } from '#http/management';
import { opportunitiesQuery, opportunitiesShape, type OpportunitiesAnswer, type OpportunitiesQuery } from './opportunities-shapes.js';
import { Opportunities } from './opportunities.service.js';

/** Where a campaign's money is made and lost. */
@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class OpportunitiesController {
  constructor(private readonly opportunities: Opportunities) {}

  @Get(':id/opportunities')
  @Endpoint('Supply sources and creatives ranked by money', {
    answers: opportunitiesShape,
    description: 'With 95 % intervals, since conversions are few, and what pausing each would have changed over the window.',
  })
  ranked(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Query({ schema: opportunitiesQuery }) query: OpportunitiesQuery,
  ): Promise<OpportunitiesAnswer> {
    return this.opportunities.of(pathId(id, 'campaign'), query, access);
  }
}
