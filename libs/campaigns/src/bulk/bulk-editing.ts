import { Injectable } from '@nestjs/common';
import { advertiserScope, type Access } from '#access';
import { DomainError, notFound } from '#kernel';
import { CampaignEditing } from '../campaign-editing.js';
import type { CampaignStatus } from '../campaign.js';
import { CampaignView } from '../campaign-view.js';
import { CampaignsStore, type CampaignRecord } from '../campaigns.store.js';
import { SettingsTransactions, type SettingsTx } from '../directory/settings-transactions.store.js';
import { LandingPagesStore } from '../landing-pages/landing-pages.store.js';
import {
  MAX_AT_ONCE,
  type BulkAnswer,
  type BulkStatus,
  type BulkTags,
  type BulkTarget,
  type UrlEdit,
  type UrlReplacement,
  type UrlReplacementAnswer,
} from './bulk-shapes.js';
import { urlEdits } from './replace-in-urls.js';

const MAX_TAGS = 20;
const STATUS: Readonly<Record<BulkStatus['action'], CampaignStatus>> = { pause: 'paused', resume: 'active', archive: 'archived' };

type Work = (tx: SettingsTx, record: CampaignRecord) => Promise<void>;

/**
 * The same change of many campaigns: all of them or none, in one transaction, each with its version and its entry in the audit log.
 * With dry_run nothing is changed and the answer says what would be.
 */
@Injectable()
export class BulkEditing {
  constructor(
    private readonly transactions: SettingsTransactions,
    private readonly campaigns: CampaignsStore,
    private readonly editing: CampaignEditing,
    private readonly pages: LandingPagesStore,
    private readonly view: CampaignView,
  ) {}

  /** throws 404 campaign_not_found, 400 too_many_campaigns, 400 invalid_urls (details say which): then nothing was changed */
  replaceInUrls(access: Access, wanted: UrlReplacement): Promise<UrlReplacementAnswer> {
    return this.transactions.run(async (tx) => {
      const records = await this.chosen(tx, access, wanted.campaigns);
      const perCampaign = records.map((record) => ({ record, edits: urlEdits(record, wanted, this.view.urls) }));
      const edits = perCampaign.flatMap((one) => one.edits);
      const changing = perCampaign.filter((one) => one.edits.length > 0);
      if (!wanted.dry_run) {
        refuseProblems(edits);
        for (const { record, edits: own } of changing)
          await this.change(tx, access, record, 'replace_in_urls', (inner, locked) => this.applyEdits(inner, locked, own));
      }
      return { dry_run: wanted.dry_run, campaigns: records.length, changed: changing.length, edits };
    });
  }

  /** throws 404 campaign_not_found, 400 too_many_campaigns */
  setStatus(access: Access, { campaigns, action, dry_run }: BulkStatus): Promise<BulkAnswer> {
    const status = STATUS[action];
    return this.changeAll(access, { campaigns, action, dry_run }, ({ campaign }) =>
      campaign.status === status ? undefined : (tx, record) => this.campaigns.update(tx, record.campaign, { status }, true),
    );
  }

  /** throws 404 campaign_not_found, 400 too_many_campaigns, 400 too_many_tags */
  setTags(access: Access, { campaigns, add, remove, dry_run }: BulkTags): Promise<BulkAnswer> {
    return this.changeAll(access, { campaigns, action: 'tag', dry_run }, ({ campaign }) => {
      const tags = [...new Set([...campaign.tags.filter((tag) => !remove.includes(tag)), ...add])];
      if (tags.length > MAX_TAGS) throw tooManyTags(campaign);
      const same = tags.length === campaign.tags.length && tags.every((tag) => campaign.tags.includes(tag));
      return same ? undefined : (tx, record) => this.campaigns.update(tx, record.campaign, { tags }, false);
    });
  }

  private changeAll(
    access: Access,
    { campaigns, action, dry_run }: { campaigns: BulkTarget; action: string; dry_run: boolean },
    workFor: (record: CampaignRecord) => Work | undefined,
  ): Promise<BulkAnswer> {
    return this.transactions.run(async (tx) => {
      const records = await this.chosen(tx, access, campaigns);
      const changed: BulkAnswer['changed'] = [];
      for (const record of records) {
        const work = workFor(record);
        if (!work) continue;
        if (!dry_run) await this.change(tx, access, record, action, work);
        changed.push({ id: String(record.campaign.id), name: record.campaign.name });
      }
      return { dry_run, campaigns: records.length, changed };
    });
  }

  // Locked from here on, in the order of their ids: two of these at once cannot wait for each other, and what was looked at stays so.
  private async chosen(tx: SettingsTx, access: Access, target: BulkTarget): Promise<CampaignRecord[]> {
    const records = await this.campaigns.chooseForChange(tx, { ...target, scope: advertiserScope(access), limit: MAX_AT_ONCE + 1 });
    const missing = target.ids?.find((id) => !records.some(({ campaign }) => campaign.id === id));
    // With other conditions beside the ids, those that do not pass are simply not meant.
    const onlyIds = target.tags === undefined && target.advertiser_id === undefined && target.status === undefined;
    if (missing !== undefined && onlyIds) throw notFound('campaign', String(missing));
    if (records.length <= MAX_AT_ONCE) return records;
    throw new DomainError('too_many_campaigns', `More than ${MAX_AT_ONCE} campaigns are meant. Narrow the choice.`);
  }

  private async change(tx: SettingsTx, access: Access, { campaign }: CampaignRecord, action: string, work: Work): Promise<void> {
    await this.editing.changeIn(tx, { access, id: campaign.id, action }, work);
  }

  private async applyEdits(tx: SettingsTx, { campaign, offers, landingPages }: CampaignRecord, edits: readonly UrlEdit[]): Promise<void> {
    const newUrl = (kind: UrlEdit['kind'], id: number) => edits.find((edit) => edit.kind === kind && edit.id === String(id))?.after;
    for (const offer of offers) {
      const url = newUrl('offer', offer.id);
      if (url !== undefined) await this.campaigns.updateOffer(tx, offer, { url });
    }
    for (const page of landingPages) {
      const url = newUrl('landing_page', page.id);
      if (url !== undefined) await this.pages.update(tx, page, { url });
    }
    const fallback = edits.find(({ kind }) => kind === 'fallback');
    await this.campaigns.update(tx, campaign, fallback ? { fallbackUrl: fallback.after } : {}, true);
  }
}

function refuseProblems(edits: readonly UrlEdit[]): void {
  const wrong = edits.filter(({ problem }) => problem !== null);
  if (wrong.length === 0) return;
  throw new DomainError('invalid_urls', `${wrong.length} of ${edits.length} URLs cannot be saved so. Nothing was changed.`, {
    details: { edits: wrong.slice(0, 50) },
  });
}

function tooManyTags({ name }: CampaignRecord['campaign']): DomainError {
  return new DomainError('too_many_tags', `Campaign "${name}" would have more than ${MAX_TAGS} tags. Nothing was changed.`);
}
