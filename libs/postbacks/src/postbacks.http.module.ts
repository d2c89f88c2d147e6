import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { ConversionsHttpModule, ConversionsModule } from '#conversions';
import { ConversionImportController } from './import/conversion-import.controller.js';
import { ConversionImport } from './import/conversion-import.js';
import { ImportCounterStore } from './import/import-counter.store.js';
import { PostbackLog, PostbackLogStores } from './log/postback-log.js';
import { PostbackSearchStore } from './log/postback-search.store.js';
import { PostbacksController } from './log/postbacks.controller.js';
import { SecretNames } from './log/secret-names.js';
import { PostbacksModule } from './postbacks.module.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewStore } from './preview/preview.store.js';
import { SourcePreview } from './preview/source-preview.js';
import { ReconcileController } from './reconcile/reconcile.controller.js';
import { ReconcileStore } from './reconcile/reconcile.store.js';
import { Reconciliation } from './reconcile/reconciliation.js';
import { PostbackReplay } from './replay/postback-replay.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayStore } from './replay/replay.store.js';

/** The postback log, explained conversions, replays, imports and reconciliation in the management API. */
@Module({
  imports: [AccessModule, ClicksModule, ConversionsHttpModule, ConversionsModule, PostbacksModule],
  controllers: [PostbacksController, ReplayController, ConversionImportController, ReconcileController, PreviewController],
  providers: [
    PostbackLog,
    PostbackLogStores,
    PostbackSearchStore,
    SecretNames,
    PostbackReplay,
    ReplayStore,
    ConversionImport,
    ImportCounterStore,
    Reconciliation,
    ReconcileStore,
    SourcePreview,
    PreviewStore,
  ],
})
export class PostbacksHttpModule {}
