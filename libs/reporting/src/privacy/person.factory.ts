import type { Database } from '#database';
import type { ClickIds } from '#kernel';

/**
 * Writes a click of campaign 1 with details, a hit with its raw bytes, a conversion, and a record that was put aside. Every personal text
 * of them is unlike others.
 *
 * outcome  the hit's; accepted unless told otherwise
 * returns  the click's id, as people see it and as stored; the hit's
 */
export async function writePerson(
  db: Database,
  clickIds: ClickIds,
  externalId: string,
  { outcome = 'accepted', atMs }: { outcome?: string | undefined; atMs: number },
): Promise<{ text: string; uuid: string; hit: string }> {
  const click = clickIds.mint(1, atMs);
  const { uuid: hit } = clickIds.mint(1, atMs);
  await db.query(
    `INSERT INTO click_details (id, ip, user_agent, referrer, external_id, query, target, campaign_version) VALUES ($1, '203.0.113.7', 'Agent', 'http://from.example/', $2, '?a=b', 'http://to.example/?x', 1)`,
    [click.uuid, externalId],
  );
  await db.query(
    `INSERT INTO postbacks (id, received_at, outcome, campaign_id, source_id, click_id, click_text, imported_id) VALUES ($1, $2, $3, 1, 1, $4, $5, 'theirs')`,
    [hit, new Date(atMs), outcome, click.uuid, click.text],
  );
  await db.query(
    `INSERT INTO postback_raws (id, method, route, url, headers, body, body_size, ip, steps)
     VALUES ($1, 'POST', '{"route":"generic"}', '/postback?email=ann&proof=s3cr3t&token=s3cr3t', '["A","b","Authorization","s3cr3t"]', 'email=ann', 9, '203.0.113.7', '[{"name":"find-click","input":"ann"}]')`,
    [hit],
  );
  await db.query(
    `INSERT INTO conversions (click_id, id, imported_id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version, custom)
     VALUES ($1, $2, 'theirs', 1, 1, 1, $2, 'default', 'default', 'approved', 'conversion', 5000000, 'USD', 5000000, $3, $3, $3, 1, '{"email":"ann"}')`,
    [click.uuid, hit, new Date(atMs)],
  );
  await db.query(`INSERT INTO quarantine (id, queue, record, error) VALUES (gen_random_uuid(), 'postbacks', $1, 'broken')`, [
    `L${recordOf(clickIds.mint(1, atMs).uuid, atMs, { url: `/postback?click_id=${click.text}&email=ann&token=s3cr3t` })}`,
  ]);
  return { ...click, hit };
}

/** A hit as it lies in a queue. */
export function recordOf(id: string, atMs: number, { url = '/postback', body = '' }: { url?: string; body?: string }): string {
  return JSON.stringify({
    id,
    at: atMs,
    method: 'POST',
    url,
    headers: ['Content-Type', 'application/x-www-form-urlencoded'],
    body: Buffer.from(body).toString('base64'),
    size: body.length,
    ip: '198.51.100.9',
    https: true,
    route: 'generic',
  });
}
