import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CampaignsModule } from '#campaigns';
import { ClicksModule } from '#clicks';
import { ConversionEditing, ConversionSurroundings } from './conversion-editing.js';
import { ConversionSearchStore } from './store/conversion-search.store.js';
import { ConversionView } from './conversion-view.js';
import { ConversionsController } from './conversions.controller.js';
import { ConversionsModule } from './conversions.module.js';

/** Conversions in the management API. */
@Module({
  imports: [AccessModule, CampaignsModule, ClicksModule, ConversionsModule],
  controllers: [ConversionsController],
  providers: [ConversionEditing, ConversionSearchStore, ConversionSurroundings, ConversionView],
  exports: [ConversionView],
})
export class ConversionsHttpModule {}
