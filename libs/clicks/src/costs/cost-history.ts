import { Inject, Injectable } from '@nestjs/common';
import { advertiserScope, AuditLog, type Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { Database } from '#database';
import { decodeIdCursor, page, type Page } from '#http';
import { DomainError, formatAmount, notFound } from '#kernel';
import type { CostQuery, KeptCost } from './cost-shapes.js';
import { findLaterCorrection, holdCorrection, listCorrections, reverseCorrection, type KeptCorrection } from './undo-costs.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Cost corrections that were made: told, and undone. */
@Injectable()
export class CostHistory {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'BASE_CURRENCY'>,
  ) {}

  /** throws DomainError invalid_cursor */
  async list(access: Access, query: CostQuery): Promise<Page<KeptCost>> {
    const rows = await listCorrections(this.db, {
      campaignId: query.campaign_id,
      advertiserId: advertiserScope(access),
      before: decodeIdCursor(query.cursor),
      limit: query.limit,
    });
    return page(
      rows,
      query.limit,
      ({ nth }) => [Number(nth)],
      (row) => this.show(row),
    );
  }

  /** Clicks cost again what they did before. Undone once, it stays so. throws 404 cost_correction_not_found, 409 corrected_again */
  undo(access: Access, id: string): Promise<KeptCost> {
    return this.db.transaction(async (tx) => {
      const kept = UUID.test(id) ? await holdCorrection(tx, id) : undefined;
      if (!kept) throw notFound('cost correction', id.slice(0, 50));
      if (kept.undoneAt) return this.show(kept);
      const later = await findLaterCorrection(tx, kept);
      if (later) {
        throw new DomainError(
          'corrected_again',
          `The correction "${later.key}" was made after this one for times in common and starts from it. Undo that one first.`,
          { status: 409 },
        );
      }
      const undone = await reverseCorrection(tx, kept, access.actor);
      const change = { key: kept.key, before: formatAmount(kept.afterMicros), after: formatAmount(kept.beforeMicros) };
      const entry = {
        actor: access.actor,
        action: 'undo_cost_correction',
        objectType: 'campaign',
        objectId: String(kept.campaignId),
        change,
      };
      await this.audit.record(tx, entry);
      return this.show(undone);
    });
  }

  private show(row: KeptCorrection): KeptCost {
    const { id, key, clicks, actor, at, undoneAt, undoneBy } = row;
    const request = JSON.parse(row.request) as Pick<KeptCost, 'from' | 'to' | 'amount' | 'currency' | 'filter'> & { time_zone?: string };
    return {
      id,
      key,
      campaign_id: String(row.campaignId),
      from: request.from,
      to: request.to,
      time_zone: request.time_zone ?? 'UTC',
      filter: request.filter ?? {},
      amount: request.amount,
      currency: request.currency,
      clicks,
      before: formatAmount(row.beforeMicros),
      after: formatAmount(row.afterMicros),
      base_currency: this.settings.BASE_CURRENCY,
      actor,
      at: at.toISOString(),
      undone_at: undoneAt?.toISOString() ?? null,
      undone_by: undoneBy,
    };
  }
}
