import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import type { CampaignAnswer } from '../campaign-shapes.js';
import { differences } from './differences.js';
import type { SettingsTx } from '../directory/settings-transactions.store.js';
import { keepVersion } from './campaign-versions.store.js';
import { settingsOf } from './version-settings.js';

/** A change of a campaign that was made. */
export interface CampaignStep {
  readonly access: Access;
  /** a verb: create, update, pause, … */
  readonly action: string;
  /** undefined: it was just made */
  readonly before: CampaignAnswer | undefined;
  readonly after: CampaignAnswer;
  /** the older version that was brought back */
  readonly restored?: number | undefined;
}

/** What is left behind by each change of a campaign: who did what in the audit log, and the new version's settings. */
@Injectable()
export class CampaignTrail {
  constructor(private readonly audit: AuditLog) {}

  /** tx  the transaction of the change: there is no change without its trail */
  async leave(tx: SettingsTx, { access, action, before, after, restored }: CampaignStep): Promise<void> {
    const change = {
      ...differences(before ?? {}, after),
      ...(restored === undefined ? {} : { restored_version: restored }),
    };
    await this.audit.record(tx, { actor: access.actor, action, objectType: 'campaign', objectId: after.id, change });
    if (before?.version === after.version) return;
    const settings = settingsOf(after);
    const changed = before ? Object.keys(differences(settingsOf(before), settings)) : [];
    await keepVersion(tx, {
      campaignId: Number(after.id),
      version: after.version,
      actor: access.actor,
      action,
      changed,
      restored: restored ?? null,
      settings,
    });
  }
}
