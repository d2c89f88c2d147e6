import { Module } from '@nestjs/common';
import { AccessAdmin } from './access-admin.js';
import { ApiKeyEditing } from './api-key-editing.js';
import { ApiKeysStore } from './api-keys.store.js';
import { AuditLog } from './audit-log.store.js';
import { Credentials } from './credentials.js';
import { SessionsStore } from './sessions.store.js';
import { UserEditing } from './user-editing.js';
import { UsersStore } from './users.store.js';

const STORES = [ApiKeysStore, SessionsStore, UsersStore];
const EDITING = [ApiKeyEditing, UserEditing];

/** Who is it, and who changed what: for any process. */
@Module({
  providers: [...STORES, ...EDITING, AccessAdmin, AuditLog, Credentials],
  exports: [...STORES, ...EDITING, AccessAdmin, AuditLog, Credentials],
})
export class AccessModule {}
