import { Inject, Injectable, Logger, type OnModuleInit, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SETTINGS, type Settings } from '#config';
import type { Queryable } from '#database';
import type { Campaign, PostbackSource } from '../campaign.js';
import { reachedCaps, type ReachedCap } from '../offers/caps.store.js';
import { loadSettings, settingsVersion } from './settings-feed.store.js';
import { indexSnapshot, NOTHING, type DirectoryContents, type SettingsSnapshot } from './settings-snapshot.js';
import { atMost, SettingsWatch } from './settings-watch.js';
import { SnapshotFile } from './snapshot-file.js';

/** A start waits this long for the database before it looks at the snapshot file. */
const FIRST_LOAD_MS = 2_500;
/** Strangers who try out keys are gathered this long: they cost one small query together. */
const GATHER_MS = 50;

/**
 * Campaigns, postback sources and rates in memory, for the redirect and the decision of postbacks: look-ups do no IO.
 *
 * Learns of a change by NOTIFY, at the latest by the next poll a second later; the process that made it, before it answers. While the
 * database is away it goes on serving what it knows; a process that starts then serves the last snapshot found in DATA_DIR. All statuses
 * are in it: paused and archived too.
 */
@Injectable()
export class CampaignDirectory implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('CampaignDirectory');
  private readonly file: SnapshotFile | undefined;
  private readonly watch: SettingsWatch;
  private contents: DirectoryContents = NOTHING;
  private loaded = false;
  private reached: ReadonlyMap<string, ReachedCap> = new Map();
  private missed: Promise<void> | undefined;
  private reloading: Promise<void> = Promise.resolve();

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR' | 'BASE_CURRENCY' | 'process'>) {
    const servesClicks = settings.process === 'tracker' || settings.process === 'standalone';
    this.file = servesClicks ? new SnapshotFile(join(settings.DATA_DIR, 'campaigns-snapshot.json')) : undefined;
    this.watch = new SettingsWatch(settings.DATABASE_URL, async (db) => {
      await this.ensureFresh(db);
      await this.refreshCaps(db);
    });
  }

  /** false until settings came from the database or the snapshot file. */
  get ready(): boolean {
    return this.loaded;
  }

  /** The settings version served: grows with every change of any settings table. */
  get version(): bigint {
    return this.contents.version;
  }

  byKey(key: string): Campaign | undefined {
    return this.contents.byKey.get(key);
  }

  /** One that nobody knows may have been made a moment ago: looks once more. Waits up to half a second; never rejects */
  async byNewKey(key: string): Promise<Campaign | undefined> {
    this.missed ??= pause(GATHER_MS).then(() => {
      this.missed = undefined;
      return this.catchUp();
    });
    await this.missed;
    return this.byKey(key);
  }

  byNumber(id: number): Campaign | undefined {
    return this.contents.byNumber.get(id);
  }

  sourceById(id: number): PostbackSource | undefined {
    return this.contents.sourceById.get(id);
  }

  /** By its key, or by the one it had before until that ends. */
  sourceByKey(key: string, nowMs = Date.now()): PostbackSource | undefined {
    const source = this.contents.sourceByKey.get(key);
    return source && (source.key === key || nowMs < Date.parse(source.oldKeyUntil ?? '')) ? source : undefined;
  }

  /** Units of BASE_CURRENCY for one unit of `currency`, in parseRate's scale (BASE_CURRENCY itself: RATE_ONE); undefined: not set. */
  rateOf(currency: string): bigint | undefined {
    return this.contents.rates.get(currency);
  }

  /** Which daily cap of the campaign (offerId 0) or the offer is reached, as of the last poll: at most about a second ago. */
  capReached(campaignId: number, offerId: number, nowMs = Date.now()): ReachedCap['cap'] | undefined {
    const reached = this.reached.get(`${campaignId}:${offerId}`);
    return reached && nowMs < reached.untilMs ? reached.cap : undefined;
  }

  /** Does this campaign have a daily cap, its own or an offer's? Then its clicks are counted by the day. */
  hasCaps(campaignId: number): boolean {
    return this.contents.capped.has(campaignId);
  }

  /**
   * For a worker, at the head of a batch: one small query, and a reload when the settings have moved on.
   * So a batch is judged by settings at least as new as its start. throws what the query throws
   */
  async ensureFresh(db: Queryable): Promise<void> {
    if ((await settingsVersion(db)) !== this.version || !this.loaded) await this.reload(db);
  }

  /** Serves what was changed before this call, or half a second has gone by, or the database is away. never rejects */
  catchUp(): Promise<void> {
    return this.watch.catchUp();
  }

  /** Looks again which caps are reached. The poll does it; a simulation does, too. */
  async refreshCaps(db: Queryable): Promise<void> {
    const caps = this.contents.capped.size === 0 ? [] : await reachedCaps(db);
    this.reached = new Map(caps.map((one) => [`${one.campaignId}:${one.offerId}`, one]));
  }

  async onModuleInit(): Promise<void> {
    await atMost(FIRST_LOAD_MS, this.watch.lookNow());
    if (!this.loaded) await this.loadFile();
    this.watch.poll();
  }

  onApplicationShutdown(): void {
    this.watch.stop();
  }

  // Reloads run one after another, so that an older one that took longer never replaces a newer one.
  private reload(db: Queryable): Promise<void> {
    const next = this.reloading.catch(() => undefined).then(async () => this.serve(await loadSettings(db)));
    this.reloading = next;
    return next;
  }

  private serve(snapshot: SettingsSnapshot): void {
    this.contents = indexSnapshot(snapshot, this.settings.BASE_CURRENCY);
    this.loaded = true;
    this.file
      ?.write(snapshot)
      .catch((error: unknown) => this.logger.warn(`The settings snapshot cannot be written to DATA_DIR: ${messageOf(error)}`));
  }

  private async loadFile(): Promise<void> {
    const snapshot = await this.file?.read();
    // Meanwhile the database may have answered after all.
    if (!snapshot || this.loaded) return;
    try {
      this.contents = indexSnapshot(snapshot, this.settings.BASE_CURRENCY);
      this.loaded = true;
      this.logger.warn(`Serving the settings snapshot of version ${snapshot.version} until the database is back`);
    } catch (error) {
      this.logger.warn(`The settings snapshot in DATA_DIR cannot be read: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown fault';
}
