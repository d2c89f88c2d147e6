import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ImportsModule } from './import/imports.module.js';
import { RunImports } from './import/run-imports.js';
import { RunImportsTask } from './import/run-imports.task.js';
import { PostbacksModule } from './postbacks.module.js';
import { ProcessPostbacks } from './processing/process-postbacks.processor.js';
import { SettleWaiting } from './processing/settle-waiting.task.js';

/** What a worker does with postbacks. */
@Module({
  imports: [AccessModule, ImportsModule, PostbacksModule],
  providers: [ProcessPostbacks, SettleWaiting, RunImports, RunImportsTask],
})
export class PostbacksWorkerModule {}
