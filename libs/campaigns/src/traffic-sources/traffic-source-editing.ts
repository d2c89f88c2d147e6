import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { notFound } from '#kernel';
import { differences } from '../versions/differences.js';
import { SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';
import { TrafficSourceCatalogue } from './traffic-source-catalogue.js';
import type { TrafficSourceEntity } from './traffic-source.entity.js';
import type { NewTrafficSource, TrafficSourceAnswer, TrafficSourceChange } from './traffic-source-shapes.js';
import { TrafficSourcesStore } from './traffic-sources.store.js';

/** Makes and changes traffic sources, each with its entry in the audit log. */
@Injectable()
export class TrafficSourceEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly sources: TrafficSourcesStore,
    private readonly catalogue: TrafficSourceCatalogue,
    private readonly audit: AuditLog,
  ) {}

  /** throws 404 traffic_source_template_not_found */
  create(access: Access, { name, template = 'generic', parameters }: NewTrafficSource): Promise<TrafficSourceAnswer> {
    const columns = { name, template, parameters: parameters ?? [...this.catalogue.get(template).parameters], status: 'active' as const };
    return this.transactions.run(async (tx) => this.finish(tx, access, await this.sources.insert(tx, columns), 'create'));
  }

  /** throws 404 traffic_source_not_found */
  change(access: Access, id: number, input: TrafficSourceChange, action = 'update'): Promise<TrafficSourceAnswer> {
    return this.transactions.run(async (tx) => {
      const source = await this.sources.findForChange(tx, id);
      if (!source) throw notFound('traffic source', String(id));
      const before = this.show(source);
      const columns = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      return this.finish(tx, access, await this.sources.update(tx, source, columns), action, before);
    });
  }

  show(source: TrafficSourceEntity): TrafficSourceAnswer {
    const { id, name, template, parameters, status, createdAt, updatedAt } = source;
    return { id: String(id), name, template, parameters, status, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  }

  private async finish(
    tx: SettingsTx,
    access: Access,
    source: TrafficSourceEntity,
    action: string,
    before: Partial<TrafficSourceAnswer> = {},
  ): Promise<TrafficSourceAnswer> {
    const after = this.show(source);
    const change = differences(before, after);
    await this.audit.record(tx, { actor: access.actor, action, objectType: 'traffic_source', objectId: after.id, change });
    return after;
  }
}
