import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { DomainError } from '#kernel';
import type { TestHit } from './build-test-hit.js';

const TIMEOUT_MS = 5_000;

export interface DoorAnswer {
  readonly status: number;
  readonly body: string;
  readonly receipt: string | null;
}

/** The tracker's own postback door, over HTTP. Nothing that anybody sends chooses the host: it is this installation's setting. */
@Injectable()
export class OwnDoor {
  private readonly base: string;
  private readonly publicUrl: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL' | 'TRACKER_URL'>) {
    this.base = settings.TRACKER_URL ?? settings.PUBLIC_URL;
    this.publicUrl = settings.PUBLIC_URL;
  }

  /** Will the door see https? */
  get secure(): boolean {
    return this.base.startsWith('https://');
  }

  /** The URL people are shown. */
  urlOf(sourceKey: string, query: string): string {
    return `${this.publicUrl}/postback/${encodeURIComponent(sourceKey)}${query === '' ? '' : `?${query}`}`;
  }

  /** throws  DomainError 502 tracker_unreachable */
  async fire(sourceKey: string, hit: TestHit): Promise<DoorAnswer> {
    const url = `${this.base}/postback/${encodeURIComponent(sourceKey)}${hit.query === '' ? '' : `?${hit.query}`}`;
    try {
      const answer = await fetch(url, {
        method: hit.method,
        headers: { 'user-agent': 'Rebound test tool', ...hit.headers },
        body: hit.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: answer.status, body: (await answer.text()).slice(0, 2_000), receipt: answer.headers.get('postback-receipt') };
    } catch (cause) {
      throw new DomainError(
        'tracker_unreachable',
        `The tracker does not answer at ${this.base} from here. Set TRACKER_URL to an address at which this process reaches it.`,
        { status: 502, cause },
      );
    }
  }
}
