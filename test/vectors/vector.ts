import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** One line of postbacks.jsonl: a request and what must become of it. */
export interface Vector {
  readonly name: string;
  readonly group: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly expect: {
    readonly outcome: 'accepted' | 'rejected' | 'none';
    readonly http_status: number;
    readonly reason?: string;
    readonly conversion?: Readonly<Record<string, unknown>>;
    readonly warnings?: readonly string[];
    readonly net_revenue?: string;
    readonly would_be?: Readonly<Record<string, unknown>>;
  };
  readonly note: string;
  readonly setup?: string;
}

/** A vector's request with its placeholders filled. */
export interface VectorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

export const vectors: readonly Vector[] = readFileSync(new URL('postbacks.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

/**
 * Fills the placeholders that fixtures.json describes.
 *
 * named  values only a running product knows: minted_click_id, key_of_advertiser_A, click_of_advertiser_B
 */
export function fillRequest(vector: Pick<Vector, 'method' | 'path' | 'headers' | 'body'>, nowMs: number, named: Readonly<Record<string, string>>): VectorRequest {
  const fill = (text: string): string => fillText(text, nowMs, named);
  const gzip = /^@gzip\((.*)\)$/s.exec(vector.body ?? '');
  const body = gzip ? gzipSync(gzip[1] ?? '') : vector.body === null ? undefined : Buffer.from(fill(vector.body));
  return { method: vector.method, path: fill(vector.path), headers: vector.headers, body };
}

export function fillText(text: string, nowMs: number, named: Readonly<Record<string, string>>): string {
  return text
    .replace(/@repeat\((.),(\d+)\)/g, (_, character: string, times: string) => character.repeat(Number(times)))
    .replace(/\{hmac_sha256_hex\('([^']*)','([^']*)'\)\}/g, (_, key: string, data: string) => createHmac('sha256', key).update(data).digest('hex'))
    .replace(/\{md5_hex\('([^']*)'\)\}/g, (_, data: string) => createHash('md5').update(data).digest('hex'))
    .replace(/\{now-(\d+)m:(unix|date|datetime)\}/g, (_, minutes: string, form: string) => formatTime(nowMs - Number(minutes) * 60_000, form))
    .replace(/\{(minted_click_id|key_of_advertiser_A|click_of_advertiser_B)\}/g, (whole, name: string) => named[name] ?? whole);
}

function formatTime(atMs: number, form: string): string {
  if (form === 'unix') return String(Math.floor(atMs / 1000));
  const iso = new Date(atMs).toISOString();
  return form === 'date' ? iso.slice(0, 10) : iso.replace('T', ' ').slice(0, 23);
}
