import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint, pathId } from '#http/management';
import { PostbackTest } from './postback-test.js';
import { testPostbackAnswer, testPostbackRequest, type TestPostbackAnswer, type TestPostbackRequest } from './test-postback-shapes.js';

@ApiTags('postbacks')
@Controller('api/v1/campaigns/:id/test-postback')
export class TestPostbackController {
  constructor(private readonly test: PostbackTest) {}

  @Post()
  @Roles('admin', 'advertiser')
  @Endpoint('Send the campaign a test postback and see what becomes of it', {
    answers: testPostbackAnswer,
    description:
      "Built as the campaign's postback source wants it, parameter names, status words, tokens and signatures included, marked test=1 and sent through the tracker's own " +
      'door. It shows in the log with its verdict and never counts. Only this installation itself is called (TRACKER_URL, else PUBLIC_URL).',
  })
  run(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: testPostbackRequest }) request: TestPostbackRequest,
  ): Promise<TestPostbackAnswer> {
    return this.test.run(pathId(id, 'campaign'), request, access);
  }
}
