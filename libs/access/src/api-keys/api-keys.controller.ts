import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, page, type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import type { Access } from '../access.js';
import { apiKeyChange, apiKeyShape, createdApiKeyShape, newApiKeyInput, type ApiKeyAnswer, type NewApiKeyInput } from '../access-shapes.js';
import { ApiKeyEditing } from './api-key-editing.js';
import { ApiKeysStore, type ApiKey } from './api-keys.store.js';
import { CurrentAccess, Roles } from '../decorators.js';

@ApiTags('access')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysStore,
    private readonly editing: ApiKeyEditing,
  ) {}

  @Get()
  @Roles('admin', 'analyst')
  @Endpoint('List API keys, newest first', { answers: pageOf(apiKeyShape), description: 'Without their values.' })
  async list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<ApiKeyAnswer>> {
    return page(await this.keys.list(query.limit, decodeIdCursor(query.cursor)), query.limit, ({ id }) => [id], showKey);
  }

  @Post()
  @Endpoint('Issue an API key', { answers: createdApiKeyShape, status: 201, description: 'Its value is in this answer and nowhere else.' })
  async create(
    @CurrentAccess() access: Access,
    @Body({ schema: newApiKeyInput }) input: NewApiKeyInput,
  ): Promise<ApiKeyAnswer & { key: string }> {
    const { apiKey, key } = await this.editing.create(access.actor, {
      name: input.name,
      role: input.role,
      advertiserId: input.advertiser_id ?? null,
    });
    return { ...showKey(apiKey), key };
  }

  @Get(':id')
  @Roles('admin', 'analyst')
  @Endpoint('One API key', { answers: apiKeyShape })
  async get(@Param('id') id: string): Promise<ApiKeyAnswer> {
    const key = await this.keys.find(pathId(id, 'api key'));
    if (!key) throw notFound('api key', id);
    return showKey(key);
  }

  @Patch(':id')
  @Endpoint('Rename an API key', { answers: apiKeyShape })
  async rename(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: apiKeyChange }) input: { name: string },
  ): Promise<ApiKeyAnswer> {
    return showKey(await this.editing.rename(access.actor, pathId(id, 'api key'), input.name));
  }

  @Delete(':id')
  @Endpoint('Revoke an API key', { description: 'It stops working within a second.' })
  revoke(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    return this.editing.revoke(access.actor, pathId(id, 'api key'));
  }
}

function showKey(key: ApiKey): ApiKeyAnswer {
  return {
    id: String(key.id),
    name: key.name,
    prefix: key.prefix,
    role: key.role,
    advertiser_id: key.advertiserId === null ? null : String(key.advertiserId),
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}
