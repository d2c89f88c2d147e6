import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advertiserScope, CurrentAccess, requireOwn, type Access } from '#access';
import { decodeIdCursor, page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { AdvertiserEditing, showAdvertiser } from './advertiser-editing.js';
import {
  advertiserChange,
  advertiserQuery,
  advertiserShape,
  newAdvertiser,
  type AdvertiserAnswer,
  type AdvertiserChange,
  type AdvertiserQuery,
} from './advertiser-shapes.js';
import { AdvertisersStore } from './advertisers.store.js';

@ApiTags('advertisers')
@Controller('api/v1/advertisers')
export class AdvertisersController {
  constructor(
    private readonly advertisers: AdvertisersStore,
    private readonly editing: AdvertiserEditing,
  ) {}

  @Get()
  @Endpoint('List advertisers, newest first', { answers: pageOf(advertiserShape) })
  async list(@CurrentAccess() access: Access, @Query({ schema: advertiserQuery }) query: AdvertiserQuery): Promise<Page<AdvertiserAnswer>> {
    const rows = await this.advertisers.list({ ...query, before: decodeIdCursor(query.cursor), scope: advertiserScope(access) });
    return page(rows, query.limit, ({ id }) => [id], showAdvertiser);
  }

  @Post()
  @Endpoint('Make an advertiser', {
    answers: advertiserShape,
    status: 201,
    description: 'With a first postback source, ready to be called.',
  })
  create(@CurrentAccess() access: Access, @Body({ schema: newAdvertiser }) input: { name: string }): Promise<AdvertiserAnswer> {
    return this.editing.create(access, input.name);
  }

  @Get(':id')
  @Endpoint('One advertiser', { answers: advertiserShape })
  async get(@CurrentAccess() access: Access, @Param('id') id: string): Promise<AdvertiserAnswer> {
    const number = pathId(id, 'advertiser');
    requireOwn(access, number, 'advertiser', id);
    const advertiser = await this.advertisers.find(number);
    if (!advertiser) throw notFound('advertiser', id);
    return showAdvertiser(advertiser);
  }

  @Patch(':id')
  @Endpoint('Change an advertiser', { answers: advertiserShape })
  change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: advertiserChange }) input: AdvertiserChange,
  ): Promise<AdvertiserAnswer> {
    return this.editing.change(access, pathId(id, 'advertiser'), input);
  }

  @Put(':id')
  @Endpoint('Change an advertiser', { answers: advertiserShape })
  replace(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: newAdvertiser }) input: { name: string },
  ): Promise<AdvertiserAnswer> {
    return this.editing.change(access, pathId(id, 'advertiser'), input);
  }

  @Delete(':id')
  @Endpoint('Archive an advertiser', { description: 'Only without campaigns that are not archived.' })
  async archive(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    await this.editing.change(access, pathId(id, 'advertiser'), { status: 'archived' }, 'archive');
  }
}
