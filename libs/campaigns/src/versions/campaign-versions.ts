import { Injectable } from '@nestjs/common';
import { advertiserScope, requireOwn, type Access } from '#access';
import { Database } from '#database';
import { decodeIdCursor, page, type Page, type PageQuery } from '#http';
import { DomainError, notFound } from '#kernel';
import { CampaignEditing } from '../campaign-editing.js';
import type { CampaignAnswer } from '../campaign-shapes.js';
import { CampaignsStore } from '../campaigns.store.js';
import { SettingsTransactions } from '../directory/settings-transactions.store.js';
import { LandingPagesStore } from '../landing-pages/landing-pages.store.js';
import { findVersion, findVersionBefore, listVersions, type StoredVersion } from './campaign-versions.store.js';
import { restoreLandingPages } from './restore-landing-pages.js';
import { settingDifferences } from './setting-differences.js';
import { requestOf } from './version-settings.js';
import type { VersionAnswer, VersionLine } from './version-shapes.js';

/** Versions of a campaign's settings: told, compared and brought back. */
@Injectable()
export class CampaignVersions {
  constructor(
    private readonly db: Database,
    private readonly campaigns: CampaignsStore,
    private readonly editing: CampaignEditing,
    private readonly pages: LandingPagesStore,
    private readonly transactions: SettingsTransactions,
  ) {}

  /** throws 404 campaign_not_found, invalid_cursor */
  async list(access: Access, id: number, query: PageQuery): Promise<Page<VersionLine>> {
    await this.own(access, id);
    const before = decodeIdCursor(query.cursor);
    const rows = await listVersions(this.db, { campaignId: id, before, limit: query.limit, scope: advertiserScope(access) });
    return page(rows, query.limit, ({ version }) => [version], showLine);
  }

  /** throws 404 campaign_not_found, 404 campaign_version_not_found */
  async one(access: Access, id: number, version: number): Promise<VersionAnswer> {
    await this.own(access, id);
    const found = await this.find(access, id, version);
    const before = await findVersionBefore(this.db, id, version);
    const told = before !== undefined && mayBeSeen(access, before);
    return {
      ...showLine(found),
      settings: found.settings,
      differences: told ? settingDifferences(before.settings, found.settings) : [],
    };
  }

  /** throws as a change does (an archived source, a URL that is no longer allowed), 404 campaign_version_not_found, 409 version_unreadable */
  async restore(access: Access, id: number, version: number): Promise<CampaignAnswer> {
    await this.own(access, id);
    const { settings } = await this.find(access, id, version);
    const input = requestOf(settings);
    if (!input) {
      throw new DomainError('version_unreadable', 'This version was kept by an older program and cannot be brought back as it is.', {
        status: 409,
      });
    }
    const change = { access, id, action: 'restore', restored: version };
    return this.transactions.run((tx) =>
      this.editing.changeIn(tx, change, async (_, record) => {
        const { name, tags } = record.campaign;
        record.campaign.status = settings.status;
        await restoreLandingPages(tx, this.pages, record, settings.landing_pages);
        await this.editing.applyWhole(tx, access, record, { ...input, name, tags });
      }),
    );
  }

  private async own(access: Access, id: number): Promise<void> {
    const record = await this.campaigns.find(id);
    if (!record) throw notFound('campaign', String(id));
    requireOwn(access, record.campaign.advertiserId, 'campaign', String(id));
  }

  private async find(access: Access, id: number, version: number): Promise<StoredVersion> {
    const found = await findVersion(this.db, id, version);
    if (!found || !mayBeSeen(access, found)) throw notFound('campaign version', String(version));
    return found;
  }
}

// Settings of a time when the campaign was another advertiser's are not its to see.
function mayBeSeen(access: Access, { settings }: StoredVersion): boolean {
  const scope = advertiserScope(access);
  return scope === undefined || settings.advertiser_id === String(scope);
}

function showLine(row: StoredVersion): VersionLine {
  const { campaignId, version, at, actor, action, changed, restored } = row;
  return {
    campaign_id: String(campaignId),
    version,
    at: at.toISOString(),
    actor,
    action,
    changed: [...changed],
    restored_version: restored,
  };
}
