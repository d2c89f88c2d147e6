import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.store.js';
import { Credentials } from './credentials.js';

/** Who is it, and who changed what: for any process. */
@Module({ providers: [Credentials, AuditLog], exports: [Credentials, AuditLog] })
export class AccessModule {}
