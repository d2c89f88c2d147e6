import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstUuidAt } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { ensureDayPartitions } from './partitions.store.js';

const DAY = new Date('2031-05-07T13:00:00Z');

describe('day partitions', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  const insertClick = (at: string) =>
    test.db.query(
      `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
       VALUES ($1, $2, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
      [firstUuidAt(Date.parse(at)), at],
    );
  const partitionsOfClicks = async () => {
    const { rows } = await test.db.query<{ p: string; n: string }>(
      `SELECT tableoid::regclass::text AS p, count(*) AS n FROM clicks GROUP BY 1 ORDER BY 1`,
    );
    return rows.map(({ p, n }) => `${p}:${n}`);
  };

  it('moves rows that had landed in the default partition, and puts later ones in place', async () => {
    await insertClick('2031-05-07T23:59:59.999Z');
    await insertClick('2031-05-08T00:00:00.000Z');
    expect(await partitionsOfClicks()).toEqual(['clicks_default:2']);
    await ensureDayPartitions(test.db, DAY, DAY);
    expect(await partitionsOfClicks()).toEqual(['clicks_default:1', 'clicks_p20310507:1']);
    await insertClick('2031-05-07T00:00:00.000Z');
    expect(await partitionsOfClicks()).toEqual(['clicks_default:1', 'clicks_p20310507:2']);
  });

  it('keeps the keys of a moved day unique', async () => {
    await expect(insertClick('2031-05-07T23:59:59.999Z')).rejects.toThrow(/duplicate key/);
  });

  it('is safe when several processes make the same days at once', async () => {
    const to = new Date('2031-06-03T00:00:00Z');
    const from = new Date('2031-06-01T00:00:00Z');
    await Promise.all(Array.from({ length: 6 }, () => ensureDayPartitions(test.db, from, to)));
    const { rows } = await test.db.query<{ n: string }>(
      `SELECT count(*) AS n FROM pg_class WHERE relname ~ '^(clicks|click_details|postbacks|postback_raws)_p2031060[123]$'`,
    );
    expect(rows[0]?.n).toBe('12');
  });
});
