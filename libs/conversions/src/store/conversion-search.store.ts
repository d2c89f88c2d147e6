import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import { CONVERSION_COLUMNS, conversionOfRow, type ConversionRow } from './conversion-row.js';
import type { Conversion } from '../conversion.js';

/** Bounds are uuids: a conversion's id starts with the time of its receipt. */
export interface ConversionFilter {
  readonly fromId: string;
  readonly beforeId: string;
  readonly campaignId: number | undefined;
  readonly clickUuid: string | undefined;
  readonly status: string | undefined;
  readonly kind: string | undefined;
  readonly eventKey: string | undefined;
  readonly txid: string | undefined;
  /** only conversions of this advertiser's campaigns */
  readonly advertiserId: number | undefined;
}

const NAMES = CONVERSION_COLUMNS.map(({ name }) => `c.${name}`).join(', ');

/** Conversions for the management API. */
@Injectable()
export class ConversionSearchStore {
  /** Newest first. Walks conversions_id backwards within the bounds; with a click, its primary key. */
  async search(db: Queryable, filter: ConversionFilter, limit: number): Promise<Conversion[]> {
    const { rows } = await db.query<ConversionRow>(
      `SELECT ${NAMES} FROM conversions c
       WHERE c.id >= $1::uuid AND c.id < $2::uuid
         AND ($3::int IS NULL OR c.campaign_id = $3) AND ($4::uuid IS NULL OR c.click_id = $4) AND ($5::text IS NULL OR c.status = $5)
         AND ($6::text IS NULL OR c.kind = $6) AND ($7::text IS NULL OR c.event_key = $7) AND ($8::text IS NULL OR c.txid = $8)
         AND ($9::int IS NULL OR c.campaign_id IN (SELECT id FROM campaigns WHERE advertiser_id = $9))
       ORDER BY c.id DESC LIMIT $10`,
      [
        filter.fromId,
        filter.beforeId,
        filter.campaignId ?? null,
        filter.clickUuid ?? null,
        filter.status ?? null,
        filter.kind ?? null,
        filter.eventKey ?? null,
        filter.txid ?? null,
        filter.advertiserId ?? null,
        limit,
      ],
    );
    return rows.map(conversionOfRow);
  }

  /** One, if it is the advertiser's to see. Relies on conversions_id. `locked` holds it until the transaction ends. */
  async find(db: Queryable, id: string, advertiserId: number | undefined, locked = false): Promise<Conversion | undefined> {
    const { rows } = await db.query<ConversionRow>(
      `SELECT ${NAMES} FROM conversions c
       WHERE c.id = $1 AND ($2::int IS NULL OR c.campaign_id IN (SELECT id FROM campaigns WHERE advertiser_id = $2))${locked ? ' FOR UPDATE OF c' : ''}`,
      [id, advertiserId ?? null],
    );
    return rows[0] && conversionOfRow(rows[0]);
  }
}
