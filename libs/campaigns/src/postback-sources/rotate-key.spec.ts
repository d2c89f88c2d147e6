import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignDirectory } from '../directory/campaign-directory.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';
import type { PostbackSourceAnswer } from './postback-source-shapes.js';

const HOUR = 3_600_000;

let api: CampaignsApp;
let directory: CampaignDirectory;
beforeAll(async () => {
  api = await campaignsApp();
  directory = api.app.get(CampaignDirectory, { strict: false });
});
afterAll(() => api.close());

const make = async () => (await api.call('POST', '/postback-sources', { name: 'Network' })).read<PostbackSourceAnswer>();
const rotate = (id: string, body?: object) => api.call('POST', `/postback-sources/${id}/rotate-key`, body);

describe("a postback source's key", () => {
  it('is replaced; the old one is taken until its time is over', async () => {
    const made = await make();
    const answer = await rotate(made.id, { keep_old_hours: 2 });
    const after = answer.read<PostbackSourceAnswer>();
    expect([answer.status, after.key === made.key, after.postback_url.endsWith(`/postback/${after.key}`)]).toEqual([200, false, true]);
    await directory.ensureFresh(api.database.db);
    const takes = (key: string, inHours: number) => directory.sourceByKey(key, Date.now() + inHours * HOUR)?.id;
    const id = Number(made.id);
    expect([takes(after.key, 0), takes(made.key, 1), takes(made.key, 3), takes(after.key, 3)]).toEqual([id, id, undefined, id]);
    expect(Date.parse(after.old_key_until ?? '')).toBeGreaterThan(Date.now() + HOUR);
  });

  it('lets go of the old one at once when asked, and of one before the old one in any case', async () => {
    const made = await make();
    const second = (await rotate(made.id)).read<PostbackSourceAnswer>();
    const third = (await rotate(made.id, { keep_old_hours: 0 })).read<PostbackSourceAnswer>();
    expect(third.old_key_until).toBeNull();
    await directory.ensureFresh(api.database.db);
    expect([made, second, third].map(({ key }) => directory.sourceByKey(key)?.id)).toEqual([undefined, undefined, Number(made.id)]);
  });

  it('leaves its change in the audit log, not itself', async () => {
    const made = await make();
    const { key } = (await rotate(made.id)).read<PostbackSourceAnswer>();
    const { data } = (await api.call('GET', `/audit-log?object_type=postback_source&object_id=${made.id}`)).read<{
      data: { action: string }[];
    }>();
    expect(data[0]).toMatchObject({ action: 'rotate_key', actor: 'key:ADMIN_API_KEY' });
    expect(JSON.stringify(data[0])).not.toContain(key);
  });

  it('is not for analysts or other advertisers to change', async () => {
    const made = await make();
    const other = (await api.call('POST', '/advertisers', { name: 'Other' })).read<{ id: string }>();
    const statusFor = async (key: string) => (await api.as(key)('POST', `/postback-sources/${made.id}/rotate-key`)).status;
    expect(await statusFor(await api.keyFor('analyst'))).toBe(403);
    expect(await statusFor(await api.keyFor('advertiser', other.id))).toBe(404);
    expect((await rotate('999999')).status).toBe(404);
    expect((await rotate(made.id, { keep_old_hours: -1 })).status).toBe(400);
  });
});
