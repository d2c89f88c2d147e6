import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ClicksModule } from '#clicks';
import { ConversionsModule } from './conversions.module.js';
import { ApproveHeld, FactWriting } from './hold/approve-held.js';
import { ApproveHeldTask } from './hold/approve-held.task.js';
import { HeldConversionsStore } from './hold/held-conversions.store.js';

/** What a worker does with conversions besides recording them: ends hold periods. */
@Module({
  imports: [AccessModule, ClicksModule, ConversionsModule],
  providers: [ApproveHeld, FactWriting, HeldConversionsStore, ApproveHeldTask],
  exports: [ApproveHeldTask],
})
export class ConversionsWorkerModule {}
