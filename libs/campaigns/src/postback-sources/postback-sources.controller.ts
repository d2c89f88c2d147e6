import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advertiserScope, CurrentAccess, requireOwn, Roles, type Access } from '#access';
import { decodeIdCursor, page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import { PostbackSourceEditing } from './postback-source-editing.js';
import {
  keyRotation,
  newPostbackSource,
  postbackSourceChange,
  postbackSourceQuery,
  postbackSourceShape,
  type KeyRotation,
  type NewPostbackSource,
  type PostbackSourceAnswer,
  type PostbackSourceChange,
  type PostbackSourceQuery,
} from './postback-source-shapes.js';
import { PostbackSourcesStore } from './postback-sources.store.js';

@ApiTags('postback sources')
@Controller('api/v1/postback-sources')
export class PostbackSourcesController {
  constructor(
    private readonly sources: PostbackSourcesStore,
    private readonly editing: PostbackSourceEditing,
  ) {}

  @Get()
  @Endpoint('List postback sources, newest first', { answers: pageOf(postbackSourceShape) })
  async list(
    @CurrentAccess() access: Access,
    @Query({ schema: postbackSourceQuery }) query: PostbackSourceQuery,
  ): Promise<Page<PostbackSourceAnswer>> {
    const rows = await this.sources.list({ ...query, before: decodeIdCursor(query.cursor), scope: advertiserScope(access) });
    return page(
      rows,
      query.limit,
      ({ id }) => [id],
      (row) => this.editing.show(row),
    );
  }

  @Post()
  @Roles('admin', 'advertiser')
  @Endpoint('Make a postback source', {
    answers: postbackSourceShape,
    status: 201,
    description: 'Its key, and so its postback URL, is made for it.',
  })
  create(@CurrentAccess() access: Access, @Body({ schema: newPostbackSource }) input: NewPostbackSource): Promise<PostbackSourceAnswer> {
    return this.editing.create(access, input);
  }

  @Get(':id')
  @Endpoint('One postback source', { answers: postbackSourceShape })
  async get(@CurrentAccess() access: Access, @Param('id') id: string): Promise<PostbackSourceAnswer> {
    const source = await this.sources.find(pathId(id, 'postback source'));
    if (!source) throw notFound('postback source', id);
    requireOwn(access, source.advertiserId, 'postback source', id);
    return this.editing.show(source);
  }

  @Patch(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Change a postback source', {
    answers: postbackSourceShape,
    description: '`settings` are replaced as a whole; secrets sent back as they were shown are kept.',
  })
  change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: postbackSourceChange }) input: PostbackSourceChange,
  ): Promise<PostbackSourceAnswer> {
    return this.editing.change(access, pathId(id, 'postback source'), input);
  }

  @Put(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Replace a postback source', { answers: postbackSourceShape, description: 'Key and advertiser stay.' })
  replace(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: newPostbackSource }) input: NewPostbackSource,
  ): Promise<PostbackSourceAnswer> {
    const { name, preset = 'generic', settings = {} } = input;
    return this.editing.change(access, pathId(id, 'postback source'), { name, preset, settings });
  }

  @Post(':id/rotate-key')
  @Roles('admin', 'advertiser')
  @Endpoint('Give a postback source a new key', {
    answers: postbackSourceShape,
    description: 'And so a new postback URL. Hits at the old one are taken for keep_old_hours, 24 when left out.',
  })
  rotateKey(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: keyRotation }) input: KeyRotation,
  ): Promise<PostbackSourceAnswer> {
    return this.editing.rotateKey(access, pathId(id, 'postback source'), input?.keep_old_hours ?? 24);
  }

  @Delete(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Archive a postback source', { description: 'Only when no campaign uses it.' })
  async archive(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    await this.editing.change(access, pathId(id, 'postback source'), { status: 'archived' }, 'archive');
  }
}
