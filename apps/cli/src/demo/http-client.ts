import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** not the first try: an earlier one may have been stored */
  readonly resent: boolean;
}

/** Says in one sentence what to do when the instance does not play along. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}

const PATIENCE_MS = 10_000;
/** A file of many thousand rows is answered when all are decided. */
const UPLOAD_PATIENCE_MS = 120_000;

/**
 * One request without following redirects.
 *
 * tries   how often it may be sent: after a 503 or a broken connection again, as an advertiser's server would. The first may
 *         have been stored all the same, so more than one only where a repeat does no harm
 * throws  DemoFault when the instance cannot be reached or keeps refusing
 */
export async function send(url: string, init: RequestInit = {}, tries = 1, patienceMs = PATIENCE_MS): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
      const body = await response.text();
      if (response.status !== 503 || attempt === tries)
        return { status: response.status, headers: response.headers, body, resent: attempt > 1 };
      await sleep(Number(response.headers.get('retry-after') ?? '1') * 1_000);
    } catch (error) {
      if (attempt === tries) {
        throw new DemoFault(
          `No answer from ${new URL(url).origin}. Is Rebound running there? Start it with npm start, or name another with --url.`,
          { cause: error },
        );
      }
      await sleep(500 * attempt);
    }
  }
}

/** The management API with one key. */
export class ManagementClient {
  constructor(
    private readonly base: string,
    private readonly apiKey: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  /** a CSV file */
  upload<T>(path: string, csv: string): Promise<T> {
    return this.answered<T>('POST', path, { 'content-type': 'text/csv' }, csv);
  }

  delete<T>(path: string): Promise<T> {
    return this.request<T>('DELETE', path);
  }

  private request<T>(method: string, path: string, body?: unknown): Promise<T> {
    if (body === undefined) return this.answered<T>(method, path, {});
    return this.answered<T>(method, path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  private async answered<T>(method: string, path: string, more: Record<string, string>, body?: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.apiKey}`, accept: 'application/json', ...more };
    const answer = await send(`${this.base}${path}`, { method, headers, body }, 1, UPLOAD_PATIENCE_MS);
    if (answer.status >= 300) throw new DemoFault(`${method} ${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    return (answer.body === '' ? undefined : JSON.parse(answer.body)) as T;
  }
}
