import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { CsvBody } from '#clicks/management';
import { ConversionsModule } from '#conversions';
import { ConversionsHttpModule } from '#conversions/management';
import { PresetsController } from './catalogue/presets.controller.js';
import { ConversionImportController } from './import/conversion-import.controller.js';
import { ConversionImport } from './import/conversion-import.js';
import { ImportJobsController } from './import/import-jobs.controller.js';
import { ImportJobs } from './import/import-jobs.js';
import { ImportsModule } from './import/imports.module.js';
import { PostbackLog, PostbackLogStores } from './log/postback-log.js';
import { PostbackSearchStore } from './log/postback-search.store.js';
import { PostbacksController } from './log/postbacks.controller.js';
import { SecretNames } from './log/secret-names.js';
import { PostbacksModule } from './postbacks.module.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewStore } from './preview/preview.store.js';
import { SourcePreview } from './preview/source-preview.js';
import { TryOnHits } from './preview/try-on-hits.js';
import { ReconcileController } from './reconcile/reconcile.controller.js';
import { ReconcileStore } from './reconcile/reconcile.store.js';
import { Reconciliation } from './reconcile/reconciliation.js';
import { PostbackReplay } from './replay/postback-replay.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayStore } from './replay/replay.store.js';
import { OwnDoor } from './test-tool/own-door.js';
import { PostbackTest, TestHitWriter, TestVerdicts } from './test-tool/postback-test.js';
import { TestPostbackController } from './test-tool/test-postback.controller.js';

/** The postback log, explained conversions, replays, imports and reconciliation in the management API. */
@Module({
  imports: [AccessModule, ClicksModule, ConversionsHttpModule, ConversionsModule, ImportsModule, PostbacksModule],
  controllers: [
    PostbacksController,
    ReplayController,
    ConversionImportController,
    ImportJobsController,
    ReconcileController,
    PreviewController,
    TestPostbackController,
    PresetsController,
  ],
  providers: [
    CsvBody,
    PostbackLog,
    PostbackLogStores,
    PostbackSearchStore,
    SecretNames,
    PostbackReplay,
    ReplayStore,
    ConversionImport,
    ImportJobs,
    Reconciliation,
    ReconcileStore,
    SourcePreview,
    TryOnHits,
    OwnDoor,
    PostbackTest,
    TestHitWriter,
    TestVerdicts,
    PreviewStore,
  ],
  exports: [PostbackLog],
})
export class PostbacksHttpModule {}
