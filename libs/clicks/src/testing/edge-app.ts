import { Module } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { ConfigModule } from '#config';
import { createHttpApp } from '#http';
import { BatchPublisher, StoreClock } from '#queue';
import { testSettings, type TestDatabase } from '#testing';
import { CaptureToolbox } from '../capture/capture-toolbox.js';
import { ClickDoor } from '../capture/click-door.js';
import { ClickKeeper } from '../capture/click-keeper.js';
import { ClickOutDoor } from '../landing/click-out-door.js';
import { ClickRoutes } from '../capture/click-routes.js';
import { LandedClicks } from '../landing/landed-clicks.js';
import { GeoLocator } from '../enrich/geo-locator.js';
import { VisitorReader } from '../enrich/visitor-reader.js';
import { ClickOutStore } from '../landing/click-outs.store.js';
import { clickIds } from './factories.js';

export const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';

class ImpatientKeeper extends ClickKeeper {
  protected override readonly tryAgainAfterMs = [30, 30];
}

class PatientLandedClicks extends LandedClicks {
  protected override readonly lookUpMs = 30_000;
}

/** The public routes of clicks over HTTP; what would go to the queue is kept here. */
export interface EdgeApp {
  readonly port: number;
  /** as Chrome, unless told otherwise; redirects are not followed */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** what the stores do with a batch; set by tests, back to keeping it by `reset` */
  store: (payload: string) => Promise<void>;
  /** batches as the publisher made them */
  readonly stored: string[];
  readonly counted: Record<string, number>;
  /** the click records and click-outs stored so far */
  records(): Record<string, unknown>[];
  reset(): void;
  close(): Promise<void>;
}

/** Campaigns must be in the database before; the directory is read once. */
export async function edgeApp(test: TestDatabase): Promise<EdgeApp> {
  const settings = testSettings({ DATABASE_URL: test.url, TRUSTED_PROXIES: ['127.0.0.1'], PUBLIC_URL: 'https://track.example' }, 'tracker');
  const directory = new CampaignDirectory(settings);
  await directory.ensureFresh(test.db);
  const stored: string[] = [];
  const counted: Record<string, number> = {};
  const keep = (payload: string) => Promise.resolve(void stored.push(payload));
  const edge = { store: keep };
  const publisher = new BatchPublisher({ store: (payload) => edge.store(payload), isClosed: () => false });
  const counters = { add: (name: string) => void (counted[name] = (counted[name] ?? 0) + 1) };
  const keeper = new ImpatientKeeper(publisher);
  const toolbox = new CaptureToolbox(directory, new VisitorReader(await GeoLocator.open()), clickIds, settings);
  const landed = new PatientLandedClicks(new ClickOutStore(test.db));
  const door = new ClickDoor(directory, keeper, counters, toolbox, landed);
  @Module({
    imports: [ConfigModule.forProcess(settings)],
    providers: [
      { provide: ClickDoor, useValue: door },
      { provide: ClickOutDoor, useValue: new ClickOutDoor(directory, keeper, landed, toolbox, clickIds) },
      { provide: StoreClock, useValue: { now: () => Date.now() } },
      ClickRoutes,
    ],
  })
  class EdgeUnderTest {}
  const app = await createHttpApp(EdgeUnderTest, settings);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return Object.assign(edge, {
    port,
    stored,
    counted,
    get: (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers: { 'user-agent': CHROME }, ...init }),
    records: () => stored.flatMap(recordsIn),
    reset: () => {
      stored.length = 0;
      for (const name of Object.keys(counted)) delete counted[name];
      edge.store = keep;
    },
    close: async () => {
      directory.onApplicationShutdown();
      await app.close();
    },
  });
}

// As #queue writes batches: "L" and a line for each record, or "J" and a JSON array.
function recordsIn(payload: string): Record<string, unknown>[] {
  const texts = payload.startsWith('L') ? payload.slice(1).split('\n') : (JSON.parse(payload.slice(1)) as string[]);
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
}
