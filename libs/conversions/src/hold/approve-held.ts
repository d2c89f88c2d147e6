import { Injectable } from '@nestjs/common';
import { AuditLog } from '#access';
import { ClickStore, Dictionary } from '#clicks';
import { Database } from '#database';
import type { ConversionFact } from '../store/conversion-fact.js';
import { ConversionStore } from '../store/conversion.store.js';
import { formatConversionId, type Conversion } from '../conversion.js';
import { endHold } from './end-hold.js';
import { HeldConversionsStore } from './held-conversions.store.js';

/** What is told besides the conversion itself: one thing to inject. */
@Injectable()
export class FactWriting {
  constructor(
    private readonly db: Database,
    private readonly dictionary: Dictionary,
    readonly audit: AuditLog,
  ) {}

  /** On a connection of its own: a rollback must not take back ids that the dictionary's cache knows. */
  async eventIds(conversions: readonly Conversion[]): Promise<(eventKey: string) => number> {
    const ids = await this.dictionary.idsOf(
      this.db,
      [...new Set(conversions.map(({ eventKey }) => eventKey))].map((value) => ({ dimension: 'event' as const, value })),
    );
    return (eventKey) => ids.get('event', eventKey);
  }
}

/**
 * Approves conversions whose hold period is over, many at once: their rows, what reports count and the audit log's entries in one
 * transaction, so that a conversion is approved once however often this is repeated or killed.
 */
@Injectable()
export class ApproveHeld {
  constructor(
    private readonly db: Database,
    private readonly held: HeldConversionsStore,
    private readonly conversions: ConversionStore,
    private readonly clicks: ClickStore,
    private readonly writing: FactWriting,
  ) {}

  /** returns  how many it approved, at most `limit` */
  async approveDue(now: Date, limit: number): Promise<number> {
    return this.db.transaction(async (tx) => {
      const due = await this.held.due(tx, now, limit);
      if (due.length === 0) return 0;
      const clicks = await this.clicks.findByIds(
        tx,
        due.map(({ clickId }) => clickId),
      );
      const ended = due.map((before) => ({ before, ...endHold(before) }));
      const facts: ConversionFact[] = ended.flatMap(({ conversion, amounts }) =>
        amounts ? [{ conversion, seq: conversion.facts, click: clicks.get(conversion.clickId), amounts }] : [],
      );
      const changed = ended.map(({ before, conversion }) => ({ conversion, loadedVersion: before.version }));
      await this.conversions.write(tx, { keys: [], made: [], changed, facts, caps: [] }, await this.writing.eventIds(due));
      await this.writing.audit.recordAll(
        tx,
        due.map((before) => ({
          actor: 'system',
          action: 'approve',
          objectType: 'conversion',
          objectId: formatConversionId(before.id),
          change: {
            status: { from: before.status, to: 'approved' },
            because: 'approved after hold',
            hold_until: before.holdUntil?.toISOString(),
          },
        })),
      );
      return due.length;
    });
  }
}
