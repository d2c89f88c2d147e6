import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import type { Page } from '#http';
import { ClickJourney } from './click-journey.js';
import { ClickLog } from './click-log.js';
import { clickDetailShape, clickPage, clickSearch, type ClickDetailJson, type ClickJson, type ClickSearch } from './click-shapes.js';

@ApiTags('clicks')
@Controller('api/v1/clicks')
export class ClicksController {
  constructor(
    private readonly log: ClickLog,
    private readonly journeys: ClickJourney,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Clicks, newest first, by campaign, supply source and time' })
  @ApiOkResponse({ standardSchema: clickPage })
  search(@Query({ schema: clickSearch }) query: ClickSearch, @CurrentAccess() access: Access): Promise<Page<ClickJson>> {
    return this.log.search(query, access, Date.now());
  }

  @Get(':click_id')
  @ApiOperation({ summary: 'One click with everything known about it; imported ids are taken, too' })
  @ApiOkResponse({ standardSchema: clickDetailShape })
  async one(@Param('click_id') clickId: string, @CurrentAccess() access: Access): Promise<ClickDetailJson> {
    const click = await this.log.one(clickId, access);
    return { ...click, journey: await this.journeys.of(click) };
  }
}
