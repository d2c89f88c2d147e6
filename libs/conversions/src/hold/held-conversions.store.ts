import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import { CONVERSION_COLUMNS, conversionOfRow, type ConversionRow } from '../store/conversion-row.js';
import type { Conversion } from '../conversion.js';

const NAMES = CONVERSION_COLUMNS.map(({ name }) => `c.${name}`).join(', ');

@Injectable()
export class HeldConversionsStore {
  /**
   * Conversions whose hold period is over, longest first, held until the transaction ends; those that somebody is changing at the
   * moment come with a later run. Relies on conversions_held.
   */
  async due(tx: Queryable, now: Date, limit: number): Promise<Conversion[]> {
    const { rows } = await tx.query<ConversionRow>(
      `SELECT ${NAMES} FROM conversions c WHERE c.hold_until <= $1 ORDER BY c.hold_until, c.click_id, c.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
      'conversions_held_due',
    );
    return rows.map(conversionOfRow);
  }
}
