import { Injectable } from '@nestjs/common';
import { BatchHandler, BatchProcessor } from '#queue';
import { PostbackProcessing } from './postback-processing.js';
import { parseRawHit } from '../raw-hit.js';

/** The queue 'postbacks': raw hits in, verdicts, conversions and log out. A repeat of a record changes nothing. */
@Injectable()
@BatchHandler('postbacks')
export class ProcessPostbacks extends BatchProcessor {
  constructor(private readonly processing: PostbackProcessing) {
    super();
  }

  async handle(records: readonly string[]): Promise<void> {
    await this.processing.processNew(records.map(parseRawHit));
  }
}
