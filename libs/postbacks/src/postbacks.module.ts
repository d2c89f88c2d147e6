import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { ClicksModule } from '#clicks';
import { SETTINGS, type Settings } from '#config';
import { ConversionsModule } from '#conversions';
import { ConversionRecorder } from './processing/conversion-recorder.js';
import { KnownClicksStore } from './log/known-clicks.store.js';
import { PostbackStore } from './log/postback.store.js';
import { PostbackDecider } from './processing/postback-decider.js';
import { PostbackProcessing } from './processing/postback-processing.js';
import { loadPresets, PRESETS, presetsFolder } from './presets.js';

/** Deciding and logging hits: what the worker's and the API's modules share. No routes, no processors. */
@Module({
  imports: [CampaignsModule, ClicksModule, ConversionsModule],
  providers: [
    { provide: PRESETS, inject: [SETTINGS], useFactory: (settings: Settings) => loadPresets(presetsFolder(settings.EXTENSIONS_DIR)) },
    KnownClicksStore,
    PostbackStore,
    PostbackDecider,
    ConversionRecorder,
    PostbackProcessing,
  ],
  exports: [CampaignsModule, PRESETS, PostbackStore, PostbackDecider, PostbackProcessing],
})
export class PostbacksModule {}
