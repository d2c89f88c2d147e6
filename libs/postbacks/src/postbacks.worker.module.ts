import { Module } from '@nestjs/common';
import { PostbacksModule } from './postbacks.module.js';
import { ProcessPostbacks } from './process-postbacks.processor.js';
import { SettleWaiting } from './settle-waiting.task.js';

/** What a worker does with postbacks. */
@Module({ imports: [PostbacksModule], providers: [ProcessPostbacks, SettleWaiting] })
export class PostbacksWorkerModule {}
