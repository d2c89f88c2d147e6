// What the benches ask of the product: a fresh database with its schema, and a campaign made over the API.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData, startPinned } from './processes.mjs';

export const API_KEY = 'bench-key-0123456789abcdef';
/** Clicks without a browser's agent are labelled, and cost less to read. */
export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** An embedded database that is gone with `stop`, and the environment in which processes find it. Pin this process before. */
export async function freshDatabase() {
  const { runMigrations, startEmbeddedDatabase } = await import('#database/management');
  const { migrateQueueBackend } = await import('#queue');
  const folder = mkdtempSync(join(tmpdir(), 'rebound-bench-'));
  const database = await startEmbeddedDatabase({ dataDir: folder });
  await runMigrations(database.url);
  await migrateQueueBackend(database.url);
  const stop = async () => {
    await database.stop();
    removeData(folder);
  };
  return { url: database.url, env: envOf(database.url, folder), stop };
}

/** What processes have to be told. folder: for their own files */
export function envOf(url, folder) {
  return {
    DATABASE_URL: url,
    SECRETS: 'bench-secret-0123456789abcdef',
    PUBLIC_URL: 'http://bench.example',
    ADMIN_API_KEY: API_KEY,
    ADMIN_EMAIL: 'bench@localhost',
    ADMIN_PASSWORD: 'bench-password-0123456789',
    DATA_DIR: folder,
    HOST: '127.0.0.1',
  };
}

/** Two offers, 70 to 30. query: what follows their path; rules: of both. Resolves to the API's answer. */
export async function makeCampaign(env, query, rules) {
  const api = await startPinned('dist/apps/api/src/main.js', env, '/readyz');
  const answer = await fetch(`${api.url}/api/v1/campaigns`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    body: campaignBody(query, rules),
  });
  const campaign = await answer.json();
  await api.stop();
  if (answer.status !== 201) throw new Error(`the campaign was not made: ${JSON.stringify(campaign)}`);
  return campaign;
}

/** What is sent to make it. */
export function campaignBody(query, rules) {
  return JSON.stringify({
    name: 'Bench',
    offers: [
      { url: `http://advertiser.example/${query}`, payout: '5.00', currency: 'USD', weight: 70, rules },
      { url: `http://advertiser.example/b${query}`, payout: '4.00', currency: 'USD', weight: 30, rules },
    ],
  });
}
