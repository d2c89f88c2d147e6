import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, Roles, type Access } from '#access';
import { Endpoint } from '#http/management';
import { PostbackReplay } from './postback-replay.js';
import { replayAnswer, replayRequest, type ReplayAnswer, type ReplayRequest } from './replay-shapes.js';

@ApiTags('postbacks')
@Controller('api/v1/postbacks/replay')
export class ReplayController {
  constructor(private readonly replay: PostbackReplay) {}

  @Post()
  @Roles('admin')
  @Endpoint("Decide rejected hits again under today's settings", {
    answers: replayAnswer,
    description:
      'A dry run unless `dry_run` is false. Accepted hits are left alone, so a repeat changes nothing. Audited; what a replay made is found by its `replay_id` in the log.',
  })
  run(@CurrentAccess() access: Access, @Body({ schema: replayRequest }) request: ReplayRequest): Promise<ReplayAnswer> {
    return this.replay.run(request, access);
  }
}
