import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { advertiserScope, CurrentAccess, requireOwn, Roles, type Access } from '#access';
import { decodeCursor, decodeIdCursor, page, type Page, pageOf } from '#http';
import { Endpoint, pathId } from '#http/management';
import { DomainError, notFound } from '#kernel';
import { CampaignEditing } from './campaign-editing.js';
import {
  campaignChange,
  campaignQuery,
  campaignShape,
  cloneInput,
  newCampaign,
  replacedCampaign,
  type CampaignAnswer,
  type CampaignChange,
  type CampaignQuery,
  type NewCampaign,
  type ReplacedCampaign,
} from './campaign-shapes.js';
import { CampaignView } from './campaign-view.js';
import { CampaignsStore, type CampaignCursor } from './campaigns.store.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly editing: CampaignEditing,
    private readonly view: CampaignView,
  ) {}

  @Get()
  @Endpoint('List campaigns', { answers: pageOf(campaignShape) })
  async list(@CurrentAccess() access: Access, @Query({ schema: campaignQuery }) query: CampaignQuery): Promise<Page<CampaignAnswer>> {
    const rows = await this.campaigns.list({ ...query, after: cursorOf(query), scope: advertiserScope(access) });
    return page(
      rows,
      query.limit,
      ({ campaign: { id, name } }) => (query.sort.endsWith('name') ? [id, name] : [id]),
      (row) => this.view.show(row),
    );
  }

  @Post()
  @Roles('admin', 'advertiser')
  @Endpoint('Make a campaign', {
    answers: campaignShape,
    status: 201,
    description: 'Ready for clicks within a second. Macros we do not know are reported in `unknown_macros`.',
  })
  create(@CurrentAccess() access: Access, @Body({ schema: newCampaign }) input: NewCampaign): Promise<CampaignAnswer> {
    return this.editing.create(access, input);
  }

  @Get(':id')
  @Endpoint('One campaign', { answers: campaignShape })
  async get(@CurrentAccess() access: Access, @Param('id') id: string): Promise<CampaignAnswer> {
    const record = await this.campaigns.find(pathId(id, 'campaign'));
    if (!record) throw notFound('campaign', id);
    requireOwn(access, record.campaign.advertiserId, 'campaign', id);
    return this.view.show(record);
  }

  @Patch(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Change what the request names', { answers: campaignShape })
  change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: campaignChange }) input: CampaignChange,
  ): Promise<CampaignAnswer> {
    return this.editing.change(access, pathId(id, 'campaign'), input);
  }

  @Put(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Replace the whole campaign', { answers: campaignShape, description: 'Settings left out go back to their defaults.' })
  replace(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: replacedCampaign }) input: ReplacedCampaign,
  ): Promise<CampaignAnswer> {
    return this.editing.replace(access, pathId(id, 'campaign'), input);
  }

  @Delete(':id')
  @Roles('admin', 'advertiser')
  @Endpoint('Archive a campaign', { description: 'Its clicks of before still convert; it leaves the lists. Resume brings it back.' })
  async archive(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    await this.editing.setStatus(access, pathId(id, 'campaign'), 'archived', 'archive');
  }

  @Post(':id/pause')
  @Roles('admin', 'advertiser')
  @Endpoint('Pause a campaign', { answers: campaignShape, description: 'Clicks go to the fallback URL; clicks of before still convert.' })
  pause(@CurrentAccess() access: Access, @Param('id') id: string): Promise<CampaignAnswer> {
    return this.editing.setStatus(access, pathId(id, 'campaign'), 'paused', 'pause');
  }

  @Post(':id/resume')
  @Roles('admin', 'advertiser')
  @Endpoint('Make a campaign active again', { answers: campaignShape })
  resume(@CurrentAccess() access: Access, @Param('id') id: string): Promise<CampaignAnswer> {
    return this.editing.setStatus(access, pathId(id, 'campaign'), 'active', 'resume');
  }

  @Post(':id/clone')
  @Roles('admin', 'advertiser')
  @Endpoint('Copy a campaign', { answers: campaignShape, status: 201, description: 'With a key of its own and the same postback source.' })
  clone(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: cloneInput }) input: { name?: string } | undefined,
  ): Promise<CampaignAnswer> {
    return this.editing.clone(access, pathId(id, 'campaign'), input?.name);
  }
}

function cursorOf({ cursor, sort }: CampaignQuery): CampaignCursor | undefined {
  if (!sort.endsWith('name')) {
    const id = decodeIdCursor(cursor);
    return id === undefined ? undefined : { id, name: '' };
  }
  const key = decodeCursor(cursor, 2);
  if (!key) return undefined;
  const [id, name] = key;
  if (Number.isSafeInteger(id) && typeof name === 'string') return { id: Number(id), name };
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}
