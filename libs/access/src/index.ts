export { advertiserScope, requireOwn, type Access, type Role } from './access.js';
export { AccessAdmin } from './access-admin.js';
export { AccessModule } from './access.module.js';
export { AuditLog, type AuditEntry, type Statements } from './audit/audit-log.store.js';
export { Credentials } from './credentials.js';
export { CurrentAccess, Roles } from './decorators.js';
export { RequestAccess } from './request-access.js';
export { MetricsAccessModule } from './metrics-access.module.js';
