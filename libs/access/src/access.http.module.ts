import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from './access.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuthGuard } from './auth.guard.js';
import { DatabaseReadiness } from './database-readiness.js';
import { SessionController } from './session.controller.js';
import { SignIn } from './sign-in.js';
import { UsersController } from './users.controller.js';

/** Guards the management API and serves sessions, keys, users and the audit log. */
@Module({
  imports: [AccessModule],
  controllers: [SessionController, ApiKeysController, UsersController, AuditLogController],
  providers: [SignIn, DatabaseReadiness, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [AccessModule],
})
export class AccessHttpModule {}
