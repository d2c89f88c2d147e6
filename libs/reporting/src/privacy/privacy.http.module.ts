import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { ClicksHttpModule } from '#clicks/management';
import { ConversionsHttpModule } from '#conversions/management';
import { PostbacksHttpModule } from '#postbacks/management';
import { ErasePerson } from './erase/erase-person.js';
import { ErasePersonStore } from './erase/erase-person.store.js';
import { ExportPerson, ExportTools } from './export/export-person.js';
import { FindPersonStore } from './find-person.store.js';
import { PersonDataStore } from './export/person-data.store.js';
import { PersonFinder } from './person-finder.js';
import { PersonViews } from './export/person-views.js';
import { PrivacyController } from './privacy.controller.js';
import { QueuedRecords } from './export/queued-records.js';
import { UnfinishedWork } from './erase/unfinished-work.js';

/** `/api/v1/privacy`: erases one person, tells what is held of one. */
@Module({
  imports: [AccessModule, ClicksModule, ClicksHttpModule, ConversionsHttpModule, PostbacksHttpModule],
  controllers: [PrivacyController],
  providers: [
    ErasePerson,
    ErasePersonStore,
    ExportPerson,
    ExportTools,
    FindPersonStore,
    PersonDataStore,
    PersonFinder,
    PersonViews,
    QueuedRecords,
    UnfinishedWork,
  ],
})
export class PrivacyHttpModule {}
