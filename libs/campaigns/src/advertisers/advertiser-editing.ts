import { Injectable } from '@nestjs/common';
import { AuditLog, requireOwn, type Access } from '#access';
import { DomainError, notFound } from '#kernel';
import { AdvertiserChoice } from './advertiser-choice.js';
import type { AdvertiserAnswer, AdvertiserChange } from './advertiser-shapes.js';
import type { AdvertiserEntity } from './advertiser.entity.js';
import { AdvertisersStore } from './advertisers.store.js';
import { differences } from '../versions/differences.js';
import { SettingsTransactions } from '../directory/settings-transactions.store.js';

/** Makes, changes and archives advertisers. */
@Injectable()
export class AdvertiserEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly advertisers: AdvertisersStore,
    private readonly choice: AdvertiserChoice,
    private readonly audit: AuditLog,
  ) {}

  create(access: Access, name: string): Promise<AdvertiserAnswer> {
    return this.transactions.run(async (tx) => showAdvertiser(await this.choice.make(tx, access, await this.advertisers.insert(tx, name))));
  }

  /** throws 404 advertiser_not_found, 409 advertiser_in_use when it would archive one that has campaigns */
  change(access: Access, id: number, change: AdvertiserChange, action = 'update'): Promise<AdvertiserAnswer> {
    return this.transactions.run(async (tx) => {
      const advertiser = await this.advertisers.findForChange(tx, id);
      if (!advertiser) throw notFound('advertiser', String(id));
      requireOwn(access, id, 'advertiser', String(id));
      const campaigns = change.status === 'archived' ? await this.advertisers.countCampaigns(tx, id) : 0;
      if (campaigns > 0) {
        throw new DomainError(
          'advertiser_in_use',
          `Advertiser "${advertiser.name}" has ${campaigns} campaigns that are not archived. Archive them first.`,
          { status: 409 },
        );
      }
      const before = showAdvertiser(advertiser);
      const after = showAdvertiser(await this.advertisers.update(tx, advertiser, change));
      await this.audit.record(tx, {
        actor: access.actor,
        action,
        objectType: 'advertiser',
        objectId: after.id,
        change: differences(before, after),
      });
      return after;
    });
  }
}

export function showAdvertiser(advertiser: AdvertiserEntity): AdvertiserAnswer {
  return {
    id: String(advertiser.id),
    name: advertiser.name,
    status: advertiser.status,
    created_at: advertiser.createdAt.toISOString(),
    updated_at: advertiser.updatedAt.toISOString(),
  };
}
