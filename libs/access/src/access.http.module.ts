import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from './access.module.js';
import { AuthGuard } from './auth.guard.js';

/** Guards the management API and serves sessions, keys, users and the audit log. */
@Module({ imports: [AccessModule], providers: [{ provide: APP_GUARD, useClass: AuthGuard }], exports: [AccessModule] })
export class AccessHttpModule {}
