import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { PostbackDoor } from './intake/postback-door.js';
import { PostbackRoutes } from './intake/postback-routes.js';
import { ReceiptDesk } from './intake/receipt-desk.js';
import { ReceiptRoutes } from './intake/receipt-routes.js';
import { PostbacksModule } from './postbacks.module.js';

/** The tracker's postback doors and receipts. Needs the queue's producer side in the process. */
@Module({ imports: [AccessModule, PostbacksModule], providers: [PostbackDoor, PostbackRoutes, ReceiptDesk, ReceiptRoutes] })
export class PostbacksEdgeModule {}
