import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccess, type Access } from '#access';
import { Endpoint } from '#http/management';
import { previewAnswer, previewRequest, type PreviewAnswer, type PreviewRequest } from './preview-shapes.js';
import { SourcePreview } from './source-preview.js';

@ApiTags('postback sources')
@Controller('api/v1/postback-sources/preview')
export class PreviewController {
  constructor(private readonly preview: SourcePreview) {}

  @Post()
  @Endpoint('What a postback says, and what stored hits would get, under a preset and settings', {
    answers: previewAnswer,
    description:
      'Recognises the preset of a pasted request or of stored hits, proposes names, status words and units, and shows what at most 100 stored hits would get. Changes nothing.',
  })
  run(@CurrentAccess() access: Access, @Body({ schema: previewRequest }) request: PreviewRequest): Promise<PreviewAnswer> {
    return this.preview.run(request, access, Date.now());
  }
}
