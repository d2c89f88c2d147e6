import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { ErasePersonStore } from './erase-person.store.js';
import type { Erased, EraseInput } from './erase-shapes.js';
import { PersonFinder } from '../person-finder.js';
import { UnfinishedWork } from './unfinished-work.js';

/** Erases one person on request, with an entry in the audit log that does not name them again. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly people: PersonFinder,
    private readonly store: ErasePersonStore,
    private readonly work: UnfinishedWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What is in rows at once, in one transaction; what is still in a queue or waits to be decided as soon as it has been: it still
   * counts. Asking twice does no harm.
   *
   * throws  as PersonFinder.find
   */
  async erase(input: EraseInput, access: Access): Promise<Erased> {
    const nowMs = Date.now();
    const found = await this.people.find(input, nowMs);
    return this.store.transaction(async (tx) => {
      const isLast = !this.work.mayHoldSince(nowMs, nowMs) && !(await this.store.hasUndecided(tx, found.clickIds, nowMs + 1));
      const erased = await this.store.erase(tx, found, isLast);
      if (!isLast) await this.store.remember(tx, found);
      // Our uuid, not what was asked with: the entry must not keep what was erased.
      const entry = { actor: access.actor, action: 'erase', objectType: 'click', change: {} };
      await this.audit.recordAll(
        tx,
        found.clickIds.map((objectId) => ({ ...entry, objectId })),
      );
      return { ...erased, unfinished: !isLast };
    });
  }
}
