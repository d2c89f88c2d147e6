import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint } from '#http/management';
import { BulkEditing } from './bulk-editing.js';
import {
  bulkAnswer,
  bulkStatus,
  bulkTags,
  urlReplacement,
  urlReplacementAnswer,
  type BulkAnswer,
  type BulkStatus,
  type BulkTags,
  type UrlReplacement,
  type UrlReplacementAnswer,
} from './bulk-shapes.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns/bulk')
export class BulkController {
  constructor(private readonly bulk: BulkEditing) {}

  @Post('replace-in-urls')
  @Roles('admin', 'advertiser')
  @Endpoint('Find and replace in the URLs of many campaigns', {
    answers: urlReplacementAnswer,
    description: 'Offers, landing pages and fallback URLs. All or nothing; with dry_run the answer shows each URL before and after.',
  })
  replaceInUrls(@CurrentAccess() access: Access, @Body({ schema: urlReplacement }) input: UrlReplacement): Promise<UrlReplacementAnswer> {
    return this.bulk.replaceInUrls(access, input);
  }

  @Post('status')
  @Roles('admin', 'advertiser')
  @Endpoint('Pause, resume or archive many campaigns', { answers: bulkAnswer, description: 'All or nothing.' })
  setStatus(@CurrentAccess() access: Access, @Body({ schema: bulkStatus }) input: BulkStatus): Promise<BulkAnswer> {
    return this.bulk.setStatus(access, input);
  }

  @Post('tags')
  @Roles('admin', 'advertiser')
  @Endpoint('Add and remove tags of many campaigns', { answers: bulkAnswer, description: 'All or nothing.' })
  setTags(@CurrentAccess() access: Access, @Body({ schema: bulkTags }) input: BulkTags): Promise<BulkAnswer> {
    return this.bulk.setTags(access, input);
  }
}
