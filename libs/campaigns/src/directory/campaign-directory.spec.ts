import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { CampaignDirectory } from './campaign-directory.js';
import { SettingsFeed } from './settings-feed.store.js';

describe('CampaignDirectory', () => {
  let database: TestDatabase;
  let link: Link;
  let folder: string;
  const started: CampaignDirectory[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    link = await linkTo(database.url);
    folder = await mkdtemp(join(tmpdir(), 'rebound-directory-'));
    await database.db.query(`INSERT INTO advertisers (name) VALUES ('Own offers')`);
    await database.db.query(
      `INSERT INTO postback_sources (key, advertiser_id, name, settings) VALUES ('src1', 1, 'Default', '{"answer_body":"1"}')`,
    );
    await database.db.query(
      `INSERT INTO campaigns (key, name, advertiser_id, source_id, currency, default_payout, tags) VALUES ('k1', 'First', 1, 1, 'USD', 9223372036854775807, '{demo}')`,
    );
    await database.db.query(
      `INSERT INTO offers (campaign_id, position, url, payout, currency) VALUES (1, 2, 'http://b.example/', 5000000, 'USD'), (1, 1, 'http://a.example/', 1, 'EUR')`,
    );
    await database.db.query(`INSERT INTO rates (currency, rate) VALUES ('EUR', 1.10)`);
  });
  afterEach(async () => {
    for (const directory of started.splice(0)) directory.onApplicationShutdown();
    await link.open();
  });
  afterAll(async () => {
    await link.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (dataDir = folder) => {
    const directory = new CampaignDirectory(testSettings({ DATABASE_URL: link.url, DATA_DIR: dataDir }, 'tracker'));
    started.push(directory);
    await directory.onModuleInit();
    return directory;
  };

  it('serves campaigns, offers in order, sources and rates by key and number', async () => {
    const directory = await start();
    expect(directory.ready).toBe(true);
    const campaign = directory.byKey('k1');
    expect(campaign).toBe(directory.byNumber(1));
    expect(campaign).toMatchObject({
      id: 1,
      name: 'First',
      status: 'active',
      defaultPayout: 9223372036854775807n,
      costAmount: null,
      tags: ['demo'],
      sourceId: 1,
    });
    expect(campaign?.offers.map((offer) => [offer.url, offer.payout, offer.currency, offer.weight])).toEqual([
      ['http://a.example/', 1n, 'EUR', 100],
      ['http://b.example/', 5_000_000n, 'USD', 100],
    ]);
    expect(directory.sourceByKey('src1')).toMatchObject({ id: 1, preset: 'generic', settings: { answer_body: '1' } });
    expect(directory.sourceById(1)).toBe(directory.sourceByKey('src1'));
    expect(directory.rateOf('EUR')).toBe(11_000_000_000n);
    expect(directory.rateOf('USD')).toBe(10_000_000_000n);
    expect(directory.rateOf('GBP')).toBeUndefined();
    expect(directory.byKey('nothing')).toBeUndefined();
  });

  it('learns of a change', async () => {
    const directory = await start();
    await database.db.query(`UPDATE campaigns SET status = 'paused' WHERE id = 1`);
    await expect.poll(() => directory.byKey('k1')?.status, { timeout: 30_000, interval: 20 }).toBe('paused');
    await database.db.query(`UPDATE campaigns SET status = 'active' WHERE id = 1`);
    await expect.poll(() => directory.byKey('k1')?.status, { timeout: 30_000, interval: 20 }).toBe('active');
  });

  it('ends at the last of many changes made at once', async () => {
    const directory = await start();
    await Promise.all(
      Array.from({ length: 40 }, (_unused, i) => database.db.query(`UPDATE campaigns SET name = $1 WHERE id = 1`, [`name ${i}`])),
    );
    const { rows } = await database.db.query<{ name: string }>(`SELECT name FROM campaigns WHERE id = 1`);
    await expect.poll(() => directory.byKey('k1')?.name, { timeout: 30_000, interval: 20 }).toBe(rows[0]?.name);
  });

  it('learns of a change without the notification, by the poll', async () => {
    const directory = await start();
    await database.db.query(`ALTER TABLE rates DISABLE TRIGGER USER`);
    await database.db.query(`UPDATE rates SET rate = 1.2 WHERE currency = 'EUR'`);
    await database.db.query(`ALTER TABLE rates ENABLE TRIGGER USER`);
    await database.db.query(`UPDATE settings_version SET version = version + 1`);
    await expect.poll(() => directory.rateOf('EUR'), { timeout: 1_500, interval: 10 }).toBe(12_000_000_000n);
  });

  it('finds a campaign made a moment ago, whatever became of the notification', async () => {
    const directory = await start();
    await database.db.query(`ALTER TABLE campaigns DISABLE TRIGGER USER`);
    for (const key of ['new1', 'new2', 'new3']) {
      await database.db.query(
        `INSERT INTO campaigns (key, name, advertiser_id, source_id, currency, default_payout) VALUES ($1, $1, 1, 1, 'USD', 0)`,
        [key],
      );
      await database.db.query(`UPDATE settings_version SET version = version + 1`);
      expect(await directory.byNewKey(key)).toMatchObject({ name: key });
    }
    await database.db.query(`ALTER TABLE campaigns ENABLE TRIGGER USER`);
  });

  it('asks the database once for all who try keys out together', async () => {
    const directory = await start();
    const asked = vi.spyOn(SettingsFeed.prototype, 'query');
    const found = await Promise.all(Array.from({ length: 1_000 }, (_unused, i) => directory.byNewKey(`guess${i}`)));
    expect(found.filter((campaign) => campaign !== undefined)).toEqual([]);
    // The poll may come in between.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(2);
    asked.mockRestore();
  });

  it('keeps nobody waiting for a database that hangs', async () => {
    const directory = await start();
    const hung = vi.spyOn(SettingsFeed.prototype, 'query').mockReturnValue(new Promise(() => undefined));
    const before = Date.now();
    expect(await directory.byNewKey('guess')).toBeUndefined();
    expect(Date.now() - before).toBeLessThan(5_000);
    hung.mockRestore();
  });

  it('goes on serving while the database is away and catches up when it is back', async () => {
    const directory = await start();
    await link.close();
    await database.db.query(`UPDATE campaigns SET name = 'Changed meanwhile' WHERE id = 1`);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(directory.byKey('k1')).toBeDefined();
    expect(directory.byKey('k1')?.name).not.toBe('Changed meanwhile');
    await link.open();
    await expect.poll(() => directory.byKey('k1')?.name, { timeout: 2_500, interval: 10 }).toBe('Changed meanwhile');
  });

  it('starts from the snapshot file while the database is away', async () => {
    const first = await start();
    const { version } = first;
    await link.close();
    const before = Date.now();
    const second = await start();
    expect(Date.now() - before).toBeLessThan(3_000);
    expect(second.ready).toBe(true);
    expect(second.version).toBe(version);
    expect(second.byKey('k1')).toEqual(first.byKey('k1'));
    expect(second.rateOf('EUR')).toBe(first.rateOf('EUR'));
  });

  it('starts without anything and becomes ready when the database appears', async () => {
    await link.close();
    const empty = await mkdtemp(join(tmpdir(), 'rebound-directory-'));
    const directory = await start(empty);
    expect(directory.ready).toBe(false);
    expect(directory.byKey('k1')).toBeUndefined();
    await link.open();
    await expect.poll(() => directory.ready, { timeout: 3_000, interval: 10 }).toBe(true);
    await expect
      .poll(() => readFile(join(empty, 'campaigns-snapshot.json'), 'utf8').catch(() => ''), { timeout: 30_000 })
      .toContain('"k1"');
    await rm(empty, { recursive: true });
  });

  it('ignores a snapshot file that is broken', async () => {
    await link.close();
    const broken = await mkdtemp(join(tmpdir(), 'rebound-directory-'));
    await writeFile(join(broken, 'campaigns-snapshot.json'), '{"format":1,"snapshot":{"campaigns":');
    expect((await start(broken)).ready).toBe(false);
    await writeFile(join(broken, 'campaigns-snapshot.json'), '{"format":1,"snapshot":{"version":"x"}}');
    expect((await start(broken)).ready).toBe(false);
    await rm(broken, { recursive: true });
  });

  it('is fresh for a worker right after a change', async () => {
    const directory = await start();
    await link.close();
    await database.db.query(`UPDATE campaigns SET name = 'For the worker' WHERE id = 1`);
    await database.db.transaction((tx) => directory.ensureFresh(tx));
    expect(directory.byKey('k1')?.name).toBe('For the worker');
    expect(directory.version).toBe(
      BigInt((await database.db.query<{ version: string }>(`SELECT version FROM settings_version`)).rows[0]?.version ?? 0),
    );
  });
});

interface Link {
  readonly url: string;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** A TCP proxy before the database, to take it away without stopping it. */
async function linkTo(databaseUrl: string): Promise<Link> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server | undefined;
  const open = () =>
    new Promise<void>((resolve) => {
      if (server) return resolve();
      server = createServer((incoming) => {
        const outgoing = connect(Number(target.port), target.hostname);
        for (const socket of [incoming, outgoing]) {
          sockets.add(socket);
          socket.on('error', () => undefined).on('close', () => (incoming.destroy(), outgoing.destroy(), sockets.delete(socket)));
        }
        incoming.pipe(outgoing).pipe(incoming);
      }).listen(port, '127.0.0.1', () => {
        const address = server?.address();
        port = typeof address === 'object' && address ? address.port : 0;
        resolve();
      });
    });
  const close = () =>
    new Promise<void>((resolve) => {
      const closing = server;
      server = undefined;
      for (const socket of sockets) socket.destroy();
      if (closing) closing.close(() => resolve());
      else resolve();
    });
  await open();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, open, close };
}
