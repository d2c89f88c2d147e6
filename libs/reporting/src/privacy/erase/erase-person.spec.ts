import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClickIds } from '#kernel';
import { TEST_SECRET } from '#testing';
import { aFact, writeCampaign, writeRows } from '../../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../../reporting-api.factory.js';
import { ErasePersonStore } from './erase-person.store.js';
import { FinishErasuresTask } from './finish-erasures.task.js';
import { UnfinishedWork } from './unfinished-work.js';
import { recordOf, writePerson } from '../person.factory.js';

const clickIds = new ClickIds({ secrets: [TEST_SECRET], prefix: 'push_' });
const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('erasing one person', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    await writeCampaign(api.test.db, 1);
  });
  afterAll(() => api.close());

  const aPerson = (externalId: string, outcome?: string) => writePerson(api.test.db, clickIds, externalId, { outcome, atMs: NOW });

  /** Everything stored that a search for these texts would find, over all tables a person leaves traces in. */
  async function traces(uuid: string): Promise<string> {
    const { rows } = await api.test.db.query(
      `SELECT (SELECT row_to_json(d)::text FROM click_details d WHERE id = $1) AS details, (SELECT json_agg(p)::text FROM postbacks p WHERE click_id = $1) AS hits,
         (SELECT json_agg(r)::text FROM postback_raws r JOIN postbacks p USING (id) WHERE p.click_id = $1) AS raws, (SELECT json_agg(c)::text FROM conversions c WHERE click_id = $1) AS conversions,
         (SELECT json_agg(q)::text FROM quarantine q) AS quarantine, (SELECT json_agg(i)::text FROM imported_clicks i WHERE click_id = $1) AS imported`,
      [uuid],
    );
    return JSON.stringify(rows);
  }

  it('overwrites what is personal, keeps rows and money, and says so in the audit log', async () => {
    const { text, uuid } = await aPerson('ext-ann');
    await api.test.db.query(`INSERT INTO imported_clicks (external_id, click_id) VALUES ('theirs', $1)`, [uuid]);
    await writeRows(api.test.db, { facts: [aFact({ at: '2026-11-20T13:00:00Z', clickAt: '2026-11-20T12:00:00Z' })] });
    const revenue = async () => (await api.ask('GET', 'reports?from=2026-11-20&to=2026-11-21&metrics=revenue')).body['totals'];
    const before = await revenue();
    expect(await api.ask('POST', 'privacy/erase', { click_id: text })).toEqual({
      status: 200,
      body: { clicks: 1, postbacks: 1, conversions: 1, quarantined: 1, unfinished: false },
    });
    const left = await traces(uuid);
    for (const personal of ['203.0.113.7', 'ann', 'Agent', 'from.example', 'to.example', 'theirs', text])
      expect(left).not.toContain(personal);
    expect(left).toContain('5000000');
    expect(await revenue()).toEqual(before);
    const { rows } = await api.test.db.query(`SELECT actor, action, object_type, object_id, change FROM audit_log`);
    expect(rows).toEqual([{ actor: 'key:ADMIN_API_KEY', action: 'erase', object_type: 'click', object_id: uuid, change: {} }]);
  });

  it("finds a person by the traffic source's id, and leaves others alone", async () => {
    const [bob, other] = [await aPerson('ext-bob'), await aPerson('ext-other')];
    expect((await api.ask('POST', 'privacy/erase', { external_id: 'ext-bob' })).body).toMatchObject({ clicks: 1, quarantined: 1 });
    expect(await traces(bob.uuid)).not.toContain('ext-bob');
    expect(await traces(other.uuid)).toContain('203.0.113.7');
  });

  it('refuses what it cannot find, what is not clear, and addresses that are not stored whole', async () => {
    expect(await api.ask('POST', 'privacy/erase', { click_id: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'person_not_found' },
    });
    expect((await api.ask('POST', 'privacy/erase', {})).status).toBe(400);
    expect((await api.ask('POST', 'privacy/erase', { click_id: 'x', ip: '203.0.113.7' })).status).toBe(400);
    expect(await api.ask('POST', 'privacy/erase', { ip: '203.0.113.7' })).toMatchObject({
      status: 422,
      body: { code: 'addresses_not_stored' },
    });
  });

  it('leaves the bytes of a JSON array until everybody in it is decided, and finds a body that was put aside', async () => {
    const { db } = api.test;
    const fay = await aPerson('ext-fay');
    await db.query('UPDATE postbacks SET element = 1 WHERE id = $1', [fay.hit]);
    await db.query(
      `INSERT INTO postbacks (id, element, received_at, outcome) VALUES ($1, 0, now(), 'waiting'), ($1, 2, now(), 'waiting')`,
      [fay.hit],
    );
    const aside = `L${recordOf(clickIds.mint(1, NOW).uuid, NOW, { body: `email=fay&clickid=${fay.text}` })}`;
    await db.query(`INSERT INTO quarantine (id, queue, record, error) VALUES (gen_random_uuid(), 'postbacks', $1, 'broken')`, [aside]);
    expect((await api.ask('POST', 'privacy/erase', { click_id: fay.text })).body).toMatchObject({ quarantined: 2, unfinished: true });
    const url = async () => (await db.query<{ url: string }>('SELECT url FROM postback_raws WHERE id = $1', [fay.hit])).rows[0]?.url;
    expect(await url()).toContain('email=ann');
    await db.query(`UPDATE postbacks SET outcome = 'rejected' WHERE id = $1`, [fay.hit]);
    expect((await api.ask('POST', 'privacy/erase', { click_id: fay.text })).body).toMatchObject({ unfinished: false });
    expect(await url()).toBe('');
    await db.query('DELETE FROM erasures');
  });

  it('leaves a waiting hit what it is decided by, and overwrites it once it is decided', async () => {
    const { db } = api.test;
    const waiting = await aPerson('ext-waiting', 'waiting');
    await db.query(`INSERT INTO imported_clicks (external_id, click_id) VALUES ('theirs', $1)`, [waiting.uuid]);
    expect((await api.ask('POST', 'privacy/erase', { click_id: waiting.text })).body).toMatchObject({ clicks: 1, unfinished: true });
    const before = await traces(waiting.uuid);
    expect(before).not.toContain('Agent');
    expect(before).toContain('/postback?email=ann');
    const task = new FinishErasuresTask(new ErasePersonStore(db), new UnfinishedWork());
    await db.query(`UPDATE erasures SET asked_at = now() - interval '1 minute'`);
    await task.run(new AbortController().signal);
    expect(await traces(waiting.uuid)).toContain('/postback?email=ann');

    await db.query(`UPDATE postbacks SET outcome = 'accepted' WHERE click_id = $1`, [waiting.uuid]);
    // One that was in a queue named the person and found no click.
    const { uuid: stray } = clickIds.mint(1, Date.now());
    await db.query(
      `INSERT INTO postbacks (id, received_at, outcome, reason, click_text) VALUES ($1, now(), 'rejected', 'unknown_click', $2)`,
      [stray, waiting.text],
    );
    await db.query(
      `INSERT INTO postback_raws (id, method, route, url, headers, ip) VALUES ($1, 'GET', '/postback', '/postback?email=ann', '{}', '203.0.113.7')`,
      [stray],
    );
    await task.run(new AbortController().signal);
    const after = await traces(waiting.uuid);
    for (const personal of ['/postback?email=ann', 'theirs', waiting.text, '203.0.113.7']) expect(after).not.toContain(personal);
    const { rows } = await db.query(
      `SELECT p.click_text, r.url, r.ip, (SELECT count(*)::int FROM erasures) AS open FROM postbacks p JOIN postback_raws r USING (id) WHERE p.id = $1`,
      [stray],
    );
    expect(rows).toEqual([{ click_text: null, url: '', ip: null, open: 0 }]);
  });
});

describe('erasing by address', () => {
  it('finds every click of an address where whole ones are stored', async () => {
    const api = await reportingApi({ STORE_FULL_IPS: true });
    try {
      for (const [at, ip] of [
        [NOW, '203.0.113.7'],
        [NOW + 1, '203.0.113.7'],
        [NOW + 2, '203.0.113.8'],
      ] as const)
        await api.test.db.query(
          `INSERT INTO click_details (id, ip, user_agent, referrer, external_id, query, target, campaign_version) VALUES ($1, $2, 'Agent', '', '', '', '', 1)`,
          [clickIds.mint(1, at).uuid, ip],
        );
      expect(await api.ask('POST', 'privacy/erase', { ip: '203.0.113.7' })).toMatchObject({ status: 200, body: { clicks: 2 } });
      const { rows } = await api.test.db.query('SELECT host(ip) AS ip, user_agent FROM click_details ORDER BY id');
      expect(rows).toEqual([
        { ip: null, user_agent: '' },
        { ip: null, user_agent: '' },
        { ip: '203.0.113.8', user_agent: 'Agent' },
      ]);
    } finally {
      await api.close();
    }
  });
});
