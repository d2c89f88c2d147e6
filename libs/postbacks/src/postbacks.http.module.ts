import { Module } from '@nestjs/common';
import { ClicksModule } from '#clicks';
import { ConversionsHttpModule } from '#conversions';
import { PostbackLog, PostbackLogStores } from './log/postback-log.js';
import { PostbackSearchStore } from './log/postback-search.store.js';
import { PostbacksController } from './log/postbacks.controller.js';
import { SecretNames } from './log/secret-names.js';
import { PostbacksModule } from './postbacks.module.js';

/** The postback log and explained conversions in the management API. */
@Module({
  imports: [ClicksModule, ConversionsHttpModule, PostbacksModule],
  controllers: [PostbacksController],
  providers: [PostbackLog, PostbackLogStores, PostbackSearchStore, SecretNames],
})
export class PostbacksHttpModule {}
