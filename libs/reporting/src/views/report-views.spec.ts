import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    const { id } = await views.insert('user:ann@example.com', { name: 'Mine', query: {} });
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
});
