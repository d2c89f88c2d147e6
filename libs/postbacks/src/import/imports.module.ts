import { Module } from '@nestjs/common';
import { PostbacksModule } from '../postbacks.module.js';
import { ImportCounterStore } from './import-counter.store.js';
import { ImportDecider } from './import-decider.js';
import { ImportJobsStore } from './import-jobs.store.js';

/** Deciding imported files: what the worker's and the API's modules share. */
@Module({
  imports: [PostbacksModule],
  providers: [ImportCounterStore, ImportDecider, ImportJobsStore],
  exports: [ImportDecider, ImportJobsStore],
})
export class ImportsModule {}
