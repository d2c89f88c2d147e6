import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { ConversionsHttpModule } from '#conversions';
import { PostbackLog, PostbackLogStores } from './log/postback-log.js';
import { PostbackSearchStore } from './log/postback-search.store.js';
import { PostbacksController } from './log/postbacks.controller.js';
import { SecretNames } from './log/secret-names.js';
import { PostbacksModule } from './postbacks.module.js';
import { PostbackReplay } from './replay/postback-replay.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayStore } from './replay/replay.store.js';

/** The postback log, explained conversions and replays in the management API. */
@Module({
  imports: [AccessModule, ClicksModule, ConversionsHttpModule, PostbacksModule],
  controllers: [PostbacksController, ReplayController],
  providers: [PostbackLog, PostbackLogStores, PostbackSearchStore, SecretNames, PostbackReplay, ReplayStore],
})
export class PostbacksHttpModule {}
