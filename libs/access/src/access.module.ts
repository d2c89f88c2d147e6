import { Module } from '@nestjs/common';
import { AccessAdmin } from './access-admin.js';
import { ApiKeyEditing } from './api-keys/api-key-editing.js';
import { ApiKeysStore } from './api-keys/api-keys.store.js';
import { AuditLog } from './audit/audit-log.store.js';
import { Credentials } from './credentials.js';
import { RequestAccess } from './request-access.js';
import { SessionsStore } from './sessions/sessions.store.js';
import { UserEditing } from './users/user-editing.js';
import { UsersStore } from './users/users.store.js';

const STORES = [ApiKeysStore, SessionsStore, UsersStore];
const EDITING = [ApiKeyEditing, UserEditing];

/** Who is it, and who changed what: for any process. */
@Module({
  providers: [...STORES, ...EDITING, AccessAdmin, AuditLog, Credentials, RequestAccess],
  exports: [...STORES, ...EDITING, AccessAdmin, AuditLog, Credentials, RequestAccess],
})
export class AccessModule {}
