import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from './access.module.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { AuditLogController } from './audit/audit-log.controller.js';
import { AuthGuard } from './auth.guard.js';
import { DatabaseReadiness } from './database-readiness.js';
import { OpenSessionsController } from './sessions/open-sessions.controller.js';
import { SessionDoor } from './sessions/session-door.js';
import { SetupController } from './setup.controller.js';
import { OwnPassword } from './users/own-password.js';
import { LinkedPeople, PasswordLinks } from './users/password-links.js';
import { PasswordLinksController } from './users/password-links.controller.js';
import { PasswordLinksStore } from './users/password-links.store.js';
import { SessionController } from './sessions/session.controller.js';
import { SignIn } from './sessions/sign-in.js';
import { UsersController } from './users/users.controller.js';

/** Guards the management API and serves sessions, keys, users and the audit log. */
@Module({
  imports: [AccessModule],
  controllers: [
    SessionController,
    OpenSessionsController,
    ApiKeysController,
    UsersController,
    PasswordLinksController,
    AuditLogController,
    SetupController,
  ],
  providers: [
    SignIn,
    SessionDoor,
    OwnPassword,
    LinkedPeople,
    PasswordLinks,
    PasswordLinksStore,
    DatabaseReadiness,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [AccessModule],
})
export class AccessHttpModule {}
