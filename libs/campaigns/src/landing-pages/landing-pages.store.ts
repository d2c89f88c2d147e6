import { Injectable } from '@nestjs/common';
import type { SettingsTx } from '../directory/settings-transactions.store.js';
import { LandingPageEntity } from './landing-page.entity.js';

export type LandingPageColumns = Pick<LandingPageEntity, 'name' | 'url' | 'weight' | 'status'>;

/** Rows of landing pages; reading them is part of reading their campaign. */
@Injectable()
export class LandingPagesStore {
  async insert(tx: SettingsTx, campaignId: number, columns: LandingPageColumns): Promise<number> {
    return (await tx.save(tx.create(LandingPageEntity, { ...columns, id: undefined, campaignId }))).id;
  }

  async update(tx: SettingsTx, page: LandingPageEntity, columns: Partial<LandingPageColumns>): Promise<void> {
    await tx.save(Object.assign(page, columns));
  }
}
