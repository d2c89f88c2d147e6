export { advertiserScope, requireOwn } from './access.js';
export { AccessAdmin } from './access-admin.js';
export { AccessHttpModule } from './access.http.module.js';
export { AccessModule } from './access.module.js';
export { AuditLog } from './audit-log.store.js';
export { AuthGuard } from './auth.guard.js';
export { Credentials } from './credentials.js';
export { CurrentAccess, Public, Roles } from './decorators.js';
//# sourceMappingURL=index.js.map