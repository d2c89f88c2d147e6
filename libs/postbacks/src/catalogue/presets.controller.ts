import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '#config';
import { Endpoint } from '#http/management';
import { PRESETS, type Presets } from '../presets.js';
import { listPresets } from './list-presets.js';
import { presetListShape, type PresetListJson } from './preset-shapes.js';

/** The presets to choose from: data, the same for everybody. */
@ApiTags('postback sources')
@Controller('api/v1/postback-presets')
export class PresetsController {
  constructor(
    @Inject(PRESETS) private readonly presets: Presets,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLIC_URL' | 'DROP_IN_ROUTES'>,
  ) {}

  @Get()
  @Endpoint('How networks and trackers speak: presets with their parameters, URL to paste, signature and drop-in routes', {
    answers: presetListShape,
    description: 'All of them in one answer.',
  })
  list(): PresetListJson {
    return { data: listPresets(this.presets, this.settings.PUBLIC_URL), next_cursor: null, drop_in_routes: this.settings.DROP_IN_ROUTES };
  }
}
