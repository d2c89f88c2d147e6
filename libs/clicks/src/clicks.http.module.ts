import { Module } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { ClicksModule } from './clicks.module.js';
import { ClickImport } from './import/click-import.js';
import { ClickImportController } from './import/click-import.controller.js';
import { CsvBody } from './import/csv-body.js';
import { ImportWriter } from './import/import-writer.js';
import { ImportedClicksStore } from './import/imported-clicks.store.js';
import { ClickLog } from './log/click-log.js';
import { ClickLogStore } from './log/click-log.store.js';
import { ClicksController } from './log/clicks.controller.js';

/** `/api/v1/clicks`: the log and the import. */
@Module({
  imports: [CampaignsModule, ClicksModule],
  controllers: [ClickImportController, ClicksController],
  providers: [ClickLog, ClickLogStore, ClickImport, ImportWriter, ImportedClicksStore, CsvBody],
})
export class ClicksHttpModule {}
