import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint, pathId } from '#http/management';
import { campaignShape, type CampaignAnswer } from '../campaign-shapes.js';
import { CampaignVersions } from './campaign-versions.js';
import { versionLine, versionShape, type VersionAnswer, type VersionLine } from './version-shapes.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns/:id/versions')
export class CampaignVersionsController {
  constructor(private readonly versions: CampaignVersions) {}

  @Get()
  @Endpoint("A campaign's versions, newest first", {
    answers: pageOf(versionLine),
    description: 'Every change that can alter routing or money makes one; clicks and conversions keep the one they were judged by.',
  })
  list(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<VersionLine>> {
    return this.versions.list(access, pathId(id, 'campaign'), query);
  }

  @Get(':version')
  @Endpoint('One version: all its settings, and what it changed', { answers: versionShape })
  one(@CurrentAccess() access: Access, @Param('id') id: string, @Param('version') version: string): Promise<VersionAnswer> {
    return this.versions.one(access, pathId(id, 'campaign'), pathId(version, 'campaign version'));
  }

  @Post(':version/restore')
  @Roles('admin', 'advertiser')
  @Endpoint('Bring an older version back', {
    answers: campaignShape,
    description: 'Makes a new version with the settings of the old one, status too. Name and tags stay.',
  })
  restore(@CurrentAccess() access: Access, @Param('id') id: string, @Param('version') version: string): Promise<CampaignAnswer> {
    return this.versions.restore(access, pathId(id, 'campaign'), pathId(version, 'campaign version'));
  }
}
