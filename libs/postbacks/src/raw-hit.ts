/**
 * One HTTP request at a postback door, as it came. The tracker publishes it as JSON on the queue 'postbacks'; the
 * worker reads nothing else about the request. A repeat of the same record changes nothing (same id).
 */
export interface RawHit {
  /** uuid of the receipt: its first 48 bits are `at` */
  readonly id: string;
  /** arrival, milliseconds since 1970 UTC */
  readonly at: number;
  readonly method: string;
  /** path and query as on the wire; bytes above 127 stand as the latin-1 character of the same number */
  readonly url: string;
  /** name, value, name, value … as on the wire */
  readonly headers: readonly string[];
  /** first 64 KiB of the body, base64; '' for none */
  readonly body: string;
  /** bytes of the whole body */
  readonly size: number;
  /** the sender's address, X-Forwarded-For of trusted proxies applied */
  readonly ip: string;
  readonly https: boolean;
  /** name of the preset of the route it came in by; 'generic' for /postback */
  readonly route: string;
  /** the postback key in the path, if the route has one */
  readonly key?: string;
  /** what a drop-in route's path segments hold, by name */
  readonly path?: Readonly<Record<string, string>>;
}

/** `route` of a hit made from a file that somebody with access uploaded: no preset can have this name, and no proof is asked of it. */
export const IMPORT_ROUTE = 'api:import';

/** Bodies up to this size are read; of larger ones this much is kept. */
export const BODY_READ_LIMIT = 65_536;

/** First header of that name (lower case), or undefined. */
export function headerOf(hit: Pick<RawHit, 'headers'>, name: string): string | undefined {
  for (let i = 0; i + 1 < hit.headers.length; i += 2) {
    if (hit.headers[i]?.toLowerCase() === name) return hit.headers[i + 1];
  }
  return undefined;
}

/** The query as on the wire, without the question mark. */
export function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}

/** Reads a queue record. Throws on anything that is not one of ours: the queue then sets that record aside. */
export function parseRawHit(record: string): RawHit {
  const hit = JSON.parse(record) as RawHit;
  if (typeof hit.id !== 'string' || typeof hit.at !== 'number' || typeof hit.url !== 'string' || !Array.isArray(hit.headers)) {
    throw new Error('Not a postback record: id, at, url or headers are missing');
  }
  return hit;
}
