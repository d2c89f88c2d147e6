import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Catalogue, loadCatalogue } from './catalogue/catalogue.js';
import { Backlog } from './query/backlog.js';
import { ReportStore } from './query/report.store.js';
import { Reports } from './query/reports.service.js';

/** Reports for whoever asks inside the process. */
@Module({
  providers: [
    Backlog,
    ReportStore,
    Reports,
    { provide: Catalogue, inject: [SETTINGS], useFactory: (settings: Settings) => loadCatalogue(settings.EXTENSIONS_DIR) },
  ],
  exports: [Catalogue, Reports, ReportStore],
})
export class ReportingModule {}
