import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAmount } from '#kernel';
import { runProduct, type Product } from './running-product.js';
import { exceptions } from './setups.js';
import { FOREIGN_CLICK, KEY_OF_A, stateFor } from './state.js';
import { storeClick, storeState } from './store-state.js';
import { fillRequest, vectors, type Vector } from './vector.js';

let product: Product;
const tally = new Map<string, { passed: number; failed: number; excepted: number }>();

beforeAll(async () => {
  product = await runProduct();
});
afterAll(async () => {
  await product.close();
  const lines = [...tally].map(([group, { passed, failed, excepted }]) => `${group.padEnd(10)} ${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(excepted).padStart(8)}`);
  const named = Object.entries(exceptions).map(([name, why]) => `  excepted ${name}: ${why}`);
  process.stdout.write(`\ngroup      passed failed excepted\n${lines.join('\n')}\n${named.join('\n')}\n`);
});

/** Every vector over real HTTP: raw socket → edge → queue → worker → receipt and management API. */
describe('the running product agrees with the vectors', () => {
  for (const vector of vectors) {
    const group = tally.get(vector.group) ?? { passed: 0, failed: 0, excepted: 0 };
    tally.set(vector.group, group);
    if (vector.name in exceptions) {
      group.excepted++;
      continue;
    }
    it(`${vector.group}: ${vector.name}`, async () => {
      group.failed++;
      await run(vector);
      group.failed--;
      group.passed++;
    });
  }
});

async function run(vector: Vector): Promise<void> {
  const nowMs = Date.now();
  const state = stateFor(vector.name);
  await storeState(product.db, state, nowMs);
  for (const path of state.setup.earlier ?? []) {
    const earlier = await product.send({ method: 'GET', path, headers: {}, body: undefined });
    expect(await product.verdict(earlier.headers['postback-receipt'] ?? '')).toMatchObject({ outcome: 'accepted' });
  }
  const minted = product.clickIds.mint(1, nowMs - 500);
  const request = fillRequest(vector, nowMs, { minted_click_id: minted.text, key_of_advertiser_A: KEY_OF_A, click_of_advertiser_B: FOREIGN_CLICK });
  const answer = await product.send(request);
  expect(answer.status).toBe(vector.expect.http_status);
  if (vector.expect.outcome === 'none') {
    expect(answer.headers['postback-receipt']).toBeUndefined();
    return;
  }
  const receipt = answer.headers['postback-receipt'] ?? '';
  if (vector.name === 'keitaro-return-ok') expect(answer.body).toBe('OK');
  else expect(answer.body).not.toMatch(/fail|error/i);
  if (state.setup.clickLate) setTimeout(() => void storeClick(product.db, minted.uuid, 1, nowMs - 500), 300);
  const verdict = await product.verdict(receipt);
  if (state.setup.twice) await product.repeat(receipt);
  expect({ outcome: verdict['outcome'], reason: verdict['reason'] }).toEqual({ outcome: vector.expect.outcome, reason: vector.expect.reason ?? null });
  if (vector.expect.warnings) expect([...(verdict['warnings'] as string[])].sort()).toEqual([...vector.expect.warnings].sort());
  const logged = await product.api(`/postbacks/${receipt}`);
  if (vector.expect.would_be) expect(logged['would_be']).toMatchObject(vector.expect.would_be);
  expect((logged['steps'] as unknown[]).length).toBeGreaterThan(0);
  await checkConversion(vector, verdict, minted.text);
}

async function checkConversion(vector: Vector, verdict: Record<string, unknown>, mintedId: string): Promise<void> {
  const { count, updates, exactly_one_of: exactly, ...fields } = vector.expect.conversion ?? {};
  const { rows } = await product.db.query<{ n: number; revenue: string }>(
    `SELECT (SELECT count(*)::int FROM conversions) AS n, (SELECT coalesce(sum(revenue), 0)::bigint::text FROM conversion_facts) AS revenue`,
  );
  if (vector.expect.net_revenue) expect(formatAmount(BigInt(rows[0]?.revenue ?? '0'))).toBe(vector.expect.net_revenue);
  if (!vector.expect.conversion) return;
  if (count !== undefined) {
    expect(rows[0]?.n).toBe(count);
    return;
  }
  if (updates !== undefined || exactly !== undefined) expect(rows[0]?.n).toBe(1);
  const conversion = await product.api(`/conversions/${String(verdict['conversion_id'])}`);
  expect(conversion).toMatchObject({ ...fields, ...(fields['click_id'] === '{minted_click_id}' && { click_id: mintedId }) });
  expect((conversion['explanation'] as unknown[]).length).toBeGreaterThan(0);
}
