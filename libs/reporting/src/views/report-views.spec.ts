import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessAdmin } from '#access';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';
import { ReportViewsStore } from './report-views.store.js';

describe('saved views', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
  });
  afterAll(() => api.close());
  const query = { group_by: 'supply_id', sort: 'profit', 'having[cost]': '>=10', compare: 'previous' };

  it('are made, shown, changed, listed and deleted', async () => {
    const made = await api.ask('POST', 'report-views', { name: ' Burning ', query });
    expect(made).toMatchObject({ status: 201, body: { id: expect.any(String), name: 'Burning', query } });
    const path = `report-views/${String(made.body['id'])}`;
    expect((await api.ask('PATCH', path, { name: 'Burns' })).body).toMatchObject({ name: 'Burns', query });
    expect((await api.ask('GET', path)).body).toMatchObject({ name: 'Burns' });
    expect((await api.ask('GET', 'report-views')).body).toMatchObject({ data: [{ name: 'Burns' }], next_cursor: null });
    expect((await api.ask('DELETE', path)).status).toBe(204);
    expect(await api.ask('GET', path)).toMatchObject({ status: 404, body: { code: 'report_view_not_found' } });
  });

  it('belong to whoever made them, also when another knows the number', async () => {
    const views = new ReportViewsStore(api.test.db);
    const { id } = await views.insert('user:ann@example.com', { name: 'Mine', query: {}, shared: false });
    expect((await api.ask('GET', 'report-views')).body['data']).toEqual([]);
    for (const method of ['GET', 'DELETE'] as const) expect((await api.ask(method, `report-views/${id}`)).status).toBe(404);
    expect((await api.ask('PATCH', `report-views/${id}`, { name: 'Theirs' })).status).toBe(404);
    expect(await views.find('user:ann@example.com', id)).toMatchObject({ name: 'Mine' });
  });

  it('are refused when the report could not be asked for, and when the name is taken', async () => {
    expect(await api.ask('POST', 'report-views', { name: 'x', query: { group_by: 'colour' } })).toMatchObject({
      status: 400,
      body: { code: 'unknown_dimension' },
    });
    expect(await api.ask('POST', 'report-views', { name: 'x', query: { compare: 'never' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    await api.ask('POST', 'report-views', { name: 'twice', query: {} });
    expect(await api.ask('POST', 'report-views', { name: 'twice', query: {} })).toMatchObject({
      status: 409,
      body: { code: 'report_view_exists' },
    });
    const other = await api.ask('POST', 'report-views', { name: 'other', query: {} });
    expect(await api.ask('PATCH', `report-views/${String(other.body['id'])}`, { name: 'twice' })).toMatchObject({ status: 409 });
  });

  it("are an analyst's own too; what administrators share is seen by all and changed by administrators", async () => {
    const { key } = await api.app.get(AccessAdmin).createKey({ name: 'ann', role: 'analyst' });
    const ann = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) => {
      const answer = await api.app.inject({
        method,
        url: `/api/v1/${path}`,
        headers: { authorization: `Bearer ${key}` },
        ...(payload ? { payload } : {}),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
    };
    const own = await ann('POST', 'report-views', { name: 'Hers', query });
    expect(own).toMatchObject({ status: 201, body: { own: true, shared: false } });
    expect((await api.ask('GET', `report-views/${String(own.body['id'])}`)).status).toBe(404);
    expect(await ann('POST', 'report-views', { name: 'x', query, shared: true })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await ann('PATCH', `report-views/${String(own.body['id'])}`, { shared: true })).status).toBe(403);

    const shared = await api.ask('POST', 'report-views', { name: 'For all', query, shared: true });
    const path = `report-views/${String(shared.body['id'])}`;
    expect((await ann('GET', path)).body).toMatchObject({ name: 'For all', own: false, shared: true });
    const listed = (await ann('GET', 'report-views')).body['data'] as { name: string }[];
    expect(listed.map(({ name }) => name)).toEqual(['For all', 'Hers']);
    expect((await ann('PATCH', path, { name: 'Hers now' })).status).toBe(404);
    expect((await ann('DELETE', path)).status).toBe(404);
    expect((await api.ask('PATCH', path, { shared: false })).status).toBe(200);
    expect((await ann('GET', path)).status).toBe(404);
  });
});
