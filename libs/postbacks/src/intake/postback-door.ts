import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { Receipts } from '#kernel';
import { BatchPublisher, EdgeCounters, InjectPublisher, StorageUnavailable } from '#queue';
import { PRESETS, type Presets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';
import { wantedBody } from './answer-body.js';

/** A request at a door, before it has a receipt. */
export type ArrivedHit = Omit<RawHit, 'id' | 'at'>;

/** stored: 200 with this body and type. refused: 503, nothing durable has confirmed it. */
export type DoorAnswer =
  { readonly kind: 'stored'; readonly receipt: string; readonly body: string; readonly type: string } | { readonly kind: 'refused' };

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Takes hits in: mints the receipt, has the hit stored durably, answers. Nothing is decided here, so nothing can be refused. */
@Injectable()
export class PostbackDoor {
  constructor(
    @InjectPublisher('postbacks') private readonly publisher: BatchPublisher,
    @Inject(Receipts) private readonly receipts: Receipts,
    private readonly counters: EdgeCounters,
    private readonly directory: CampaignDirectory,
    @Inject(PRESETS) private readonly presets: Presets,
  ) {}

  /** throws only what is a programmer's error */
  async receive(hit: ArrivedHit, acceptsJson: boolean, nowMs: number): Promise<DoorAnswer> {
    const receipt = this.receipts.mint(nowMs);
    try {
      await this.publisher.publish(recordOf(hit, receipt.uuid, nowMs));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      this.counters.add('postbacks_refused');
      return { kind: 'refused' };
    }
    this.counters.add('postbacks_received');
    const wanted = wantedBody(hit.url, formText(hit), this.constantOf(hit));
    if (wanted !== undefined) return { kind: 'stored', receipt: receipt.text, body: wanted, type: TEXT };
    if (acceptsJson)
      return {
        kind: 'stored',
        receipt: receipt.text,
        body: JSON.stringify({ status: 'received', receipt: receipt.text }),
        type: JSON_TYPE,
      };
    return { kind: 'stored', receipt: receipt.text, body: `OK ${receipt.text}`, type: TEXT };
  }

  private constantOf(hit: ArrivedHit): string | undefined {
    const answer = hit.key === undefined ? undefined : this.directory.sourceByKey(hit.key)?.settings['answer'];
    return typeof answer === 'string' ? answer : this.presets.get(hit.route)?.answer;
  }
}

/** A RawHit as JSON. Put together as text: copying the object to add two fields cost more than writing it. */
function recordOf(hit: ArrivedHit, id: string, at: number): string {
  return `{"id":"${id}","at":${at},${JSON.stringify(hit).slice(1)}`;
}

/** A form names return= in its body; decoding other bodies for it would cost more than it is worth. */
function formText(hit: ArrivedHit): string {
  if (hit.method !== 'POST' || hit.body === '' || hit.body.length > 8_192) return '';
  return Buffer.from(hit.body, 'base64').toString('latin1');
}
