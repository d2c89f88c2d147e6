import { beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { novemberReports } from './testing/november-reports.factory.js';
import { aClick } from './testing/raw-rows.factory.js';

describe('which rows a report keeps', () => {
  const { write, fold, ask } = novemberReports();

  describe('filters', () => {
    beforeEach(() =>
      write({
        clicks: [
          aClick({ country: 'ES', site_id: 'a,b' }),
          aClick({ country: 'FR', site_id: '!x' }),
          aClick({ country: '', site_id: '50%_off' }),
        ],
      }),
    );
    it.each([
      ['filter[country]', 'ES,FR', 2],
      ['filter[country]', '!ES', 2],
      ['filter[country]', '', 1],
      ['filter[country]', '!', 2],
      ['filter[country]', 'XX', 0],
      ['filter[country]', '~s', 1],
      ['filter[country]', '!~s', 2],
      ['filter[site_id]', 'a\\,b', 1],
      ['filter[site_id]', '\\!x', 1],
      ['filter[site_id]', '~0%_', 1],
      ['filter[site_id]', '~,', 3],
      ['filter[campaign]', '1', 3],
      ['filter[campaign]', '2,x', 0],
      ['filter[campaign]', '~paign 1', 3],
      ['filter[day]', '2026-11-10', 3],
      ['filter[hour_of_day]', '!12', 0],
      ['filter[status]', '', 3],
      ['filter[country]', "ES'); DROP TABLE clicks; --", 0],
    ])('%s=%s', async (name, value, clicks) => {
      expect((await ask({ [name]: value, metrics: 'clicks' })).totals).toEqual({ clicks });
    });
  });

  it('keeps groups by metrics, sums only those, and pages through them in one order', async () => {
    for (const [site, n] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
      ['d', 2],
    ] as const)
      await write({ clicks: Array.from({ length: n }, () => aClick({ site_id: site, costMicros: 1_500_000 })) });
    const query = { group_by: 'site_id', metrics: 'clicks', sort: '-cost,site_id', 'having[cost]': '>1.5', limit: '2' };
    const first = await ask(query);
    expect(first.rows).toEqual([
      { site_id: 'b', clicks: 3 },
      { site_id: 'c', clicks: 2 },
    ]);
    expect(first.totals).toEqual({ clicks: 7 });
    const second = await ask({ ...query, cursor: String(first.next_cursor) });
    expect([second.rows, second.totals, second.next_cursor]).toEqual([[{ site_id: 'd', clicks: 2 }], { clicks: 7 }, null]);
    await expect(ask({ ...query, metrics: 'cost', cursor: String(first.next_cursor) })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it("counts an advertiser's own campaigns only, whatever is asked", async () => {
    await write({ clicks: [aClick({ campaign: 1 }), aClick({ campaign: 2 }), aClick({ campaign: 2 })] });
    await fold();
    await write({ clicks: [aClick({ campaign: 1 }), aClick({ campaign: 2 })] });
    const own: Access = { role: 'advertiser', advertiserId: 2, actor: 'test' };
    expect((await ask({ metrics: 'clicks' }, own)).totals).toEqual({ clicks: 3 });
    expect((await ask({ metrics: 'clicks', group_by: 'campaign' }, own)).rows).toEqual([
      { campaign: { id: '2', name: 'Campaign 2' }, clicks: 3 },
    ]);
    expect((await ask({ metrics: 'clicks', 'filter[campaign]': '1' }, own)).totals).toEqual({ clicks: 0 });
    expect((await ask({ metrics: 'clicks' }, { ...own, advertiserId: null })).totals).toEqual({ clicks: 0 });
  });

  it.each([
    [{ group_by: 'campaign,colour' }, 'unknown_dimension'],
    [{ group_by: 'day; DROP TABLE clicks' }, 'unknown_dimension'],
    [{ group_by: 'day,hour,campaign,offer,source' }, 'invalid_request'],
    [{ metrics: 'clicks,__proto__' }, 'unknown_metric'],
    [{ 'filter[colour]': 'red' }, 'unknown_dimension'],
    [{ 'having[clicks]': 'many' }, 'invalid_request'],
    [{ sort: '-constructor' }, 'unknown_metric'],
    [{ sort: 'day' }, 'invalid_request'],
    [{ tz: 'Mars/Olympus' }, 'unknown_time_zone'],
    [{ tz: 'FOO+3' }, 'unknown_time_zone'],
    [{ tz: '+02:00' }, 'unknown_time_zone'],
    [{ from: '2026-11-31' }, 'invalid_range'],
    [{ from: 'yesterday' }, 'invalid_range'],
    [{ from: '2026-12-01' }, 'invalid_range'],
    [{ from: '1990-01-01' }, 'invalid_range'],
    [{ time_base: 'server' }, 'invalid_request'],
    [{ limit: '0' }, 'invalid_request'],
    [{ cursor: 'abc' }, 'invalid_cursor'],
    [{ groupby: 'day' }, 'unknown_parameter'],
  ])('refuses %j as %s', async (query, code) => {
    await expect(ask(query as Record<string, string>)).rejects.toMatchObject({ code, status: 400 });
  });

  it('says what is known when a name is not', async () => {
    await expect(ask({ metrics: 'clics' })).rejects.toThrow(/There is no metric "clics"\. Known: .*clicks/);
  });
});
