import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { notFound } from '#kernel';
import type { Role } from '../access.js';
import { ApiKeysStore, type ApiKey } from './api-keys.store.js';
import { AuditLog } from '../audit/audit-log.store.js';
import { Credentials } from '../credentials.js';
import { hashToken, newApiKey } from '../tokens.js';

/** Issues and revokes API keys. */
@Injectable()
export class ApiKeyEditing {
  constructor(
    private readonly db: Database,
    private readonly keys: ApiKeysStore,
    private readonly audit: AuditLog,
    private readonly credentials: Credentials,
  ) {}

  /** returns the stored key and its value, which nobody can read again */
  create(actor: string, wanted: { name: string; role: Role; advertiserId: number | null }): Promise<{ apiKey: ApiKey; key: string }> {
    const { key, prefix } = newApiKey();
    return this.db.transaction(async (tx) => {
      const apiKey = await this.keys.insert(tx, { ...wanted, prefix, keyHash: hashToken(key) });
      if (!apiKey) throw new Error('An inserted key came back as none');
      const change = { name: wanted.name, role: wanted.role, advertiser_id: wanted.advertiserId, prefix };
      await this.audit.record(tx, { actor, action: 'create', objectType: 'api_key', objectId: String(apiKey.id), change });
      return { apiKey, key };
    });
  }

  /** throws 404 api_key_not_found */
  rename(actor: string, id: number, name: string): Promise<ApiKey> {
    return this.db.transaction(async (tx) => {
      const before = await this.keys.find(id, tx);
      const after = await this.keys.rename(tx, id, name);
      if (!before || !after) throw notFound('api key', String(id));
      await this.audit.record(tx, {
        actor,
        action: 'update',
        objectType: 'api_key',
        objectId: String(id),
        change: { name: { from: before.name, to: name } },
      });
      return after;
    });
  }

  /** From now on here, within a second everywhere. throws 404 api_key_not_found */
  async revoke(actor: string, id: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.keys.revoke(tx, id))) throw notFound('api key', String(id));
      await this.audit.record(tx, { actor, action: 'revoke', objectType: 'api_key', objectId: String(id) });
    });
    this.credentials.forget();
  }
}
