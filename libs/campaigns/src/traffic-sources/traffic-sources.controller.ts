import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { decodeIdCursor, page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { TrafficSourceEditing } from './traffic-source-editing.js';
import { labelsOf } from './parameter-labels.js';
import {
  newTrafficSource,
  parameterLabels,
  trafficSourceChange,
  trafficSourceQuery,
  trafficSourceShape,
  type NewTrafficSource,
  type ParameterLabels,
  type TrafficSourceAnswer,
  type TrafficSourceChange,
  type TrafficSourceQuery,
} from './traffic-source-shapes.js';
import { TrafficSourcesStore } from './traffic-sources.store.js';

@ApiTags('traffic sources')
@Controller('api/v1/traffic-sources')
export class TrafficSourcesController {
  constructor(
    private readonly sources: TrafficSourcesStore,
    private readonly editing: TrafficSourceEditing,
  ) {}

  @Get()
  @Endpoint('List traffic sources, newest first', { answers: pageOf(trafficSourceShape) })
  async list(@Query({ schema: trafficSourceQuery }) query: TrafficSourceQuery): Promise<Page<TrafficSourceAnswer>> {
    const rows = await this.sources.list({ ...query, before: decodeIdCursor(query.cursor) });
    return page(
      rows,
      query.limit,
      ({ id }) => [id],
      (row) => this.editing.show(row),
    );
  }

  @Post()
  @Roles('admin')
  @Endpoint('Make a traffic source from a template', { answers: trafficSourceShape, status: 201 })
  create(@CurrentAccess() access: Access, @Body({ schema: newTrafficSource }) input: NewTrafficSource): Promise<TrafficSourceAnswer> {
    return this.editing.create(access, input);
  }

  @Get('labels')
  @Endpoint('What sub ids and other parameters are called by the traffic sources that fill them', { answers: parameterLabels })
  async labels(): Promise<ParameterLabels> {
    return { data: labelsOf(await this.sources.activeParameters()) };
  }

  @Get(':id')
  @Endpoint('One traffic source', { answers: trafficSourceShape })
  async get(@Param('id') id: string): Promise<TrafficSourceAnswer> {
    const source = await this.sources.find(pathId(id, 'traffic source'));
    if (!source) throw notFound('traffic source', id);
    return this.editing.show(source);
  }

  @Patch(':id')
  @Roles('admin')
  @Endpoint('Change what the request names', { answers: trafficSourceShape })
  change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: trafficSourceChange }) input: TrafficSourceChange,
  ): Promise<TrafficSourceAnswer> {
    return this.editing.change(access, pathId(id, 'traffic source'), input);
  }

  @Delete(':id')
  @Roles('admin')
  @Endpoint('Archive a traffic source')
  async archive(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    await this.editing.change(access, pathId(id, 'traffic source'), { status: 'archived' }, 'archive');
  }
}
