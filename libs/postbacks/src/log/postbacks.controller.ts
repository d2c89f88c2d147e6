import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { ConversionView } from '#conversions/management';
import { type Page, pageOf } from '#http';
import { Endpoint } from '#http/management';
import { PostbackLog } from './postback-log.js';
import {
  explainedConversionShape,
  postbackDetailShape,
  postbackSearch,
  postbackShape,
  type ExplainedConversionJson,
  type PostbackDetailJson,
  type PostbackJson,
  type PostbackSearch,
} from './postback-shapes.js';

@ApiTags('postbacks')
@Controller('api/v1')
export class PostbacksController {
  constructor(
    private readonly log: PostbackLog,
    private readonly conversions: ConversionView,
  ) {}

  @Get('postbacks')
  @Endpoint('The postback log, newest first', {
    answers: pageOf(postbackShape),
    description: 'Every hit that reached a door, rejected ones too.',
  })
  list(@CurrentAccess() access: Access, @Query({ schema: postbackSearch }) query: PostbackSearch): Promise<Page<PostbackJson>> {
    return this.log.search(query, access, Date.now());
  }

  @Get('postbacks/:receipt')
  @Endpoint('One hit with its raw request and every step of its decision', { answers: postbackDetailShape })
  one(@CurrentAccess() access: Access, @Param('receipt') receipt: string): Promise<PostbackDetailJson> {
    return this.log.one(receipt, access);
  }

  @Get('conversions/:id')
  @ApiTags('conversions')
  @Endpoint('One conversion with its explanation', { answers: explainedConversionShape })
  async conversion(@CurrentAccess() access: Access, @Param('id') id: string): Promise<ExplainedConversionJson> {
    const conversion = await this.conversions.one(id, access);
    return { ...this.conversions.show(conversion), explanation: await this.log.explain(conversion, access) };
  }
}
