import { Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { ClickIds, DomainError } from '#kernel';
import { ErasePersonStore } from './erase-person.store.js';
import type { Erased, EraseInput } from './erase-shapes.js';

/** Erases one person on request, with an entry in the audit log that does not name them again. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly store: ErasePersonStore,
    private readonly clickIds: ClickIds,
    private readonly audit: AuditLog,
  ) {}

  /**
   * All or nothing; asking twice does no harm.
   *
   * throws  404 person_not_found · 409 hits_waiting · 422 too_many_clicks
   */
  async erase(input: EraseInput, access: Access): Promise<Erased> {
    return this.store.transaction(async (tx) => {
      const text = input.click_id ?? input.external_id ?? '';
      const reading = input.click_id === undefined ? undefined : this.clickIds.read(input.click_id);
      const uuid = reading?.kind === 'genuine' ? reading.uuid : undefined;
      const found =
        input.click_id === undefined ? await this.store.findByExternalId(tx, text) : await this.store.findByClickId(tx, { uuid, text });
      if (found.length === 0)
        throw new DomainError('person_not_found', 'No click with this id is stored; there is nothing to erase.', { status: 404 });
      if (this.store.isTooMany(found))
        throw new DomainError('too_many_clicks', 'This external id stands at more than 1000 clicks: it is no person. Erase by click id.', {
          status: 422,
        });
      if (await this.store.hasWaiting(tx, found)) {
        throw new DomainError('hits_waiting', 'A postback of this click is still waiting to be decided. Try again in ten minutes.', {
          status: 409,
        });
      }
      const texts = [...new Set([text, ...found.map((id) => this.clickIds.format(id))])];
      const erased = await this.store.erase(tx, { clickIds: found, texts });
      // Our uuid, not what was asked with: the entry must not keep what was erased.
      for (const id of found)
        await this.audit.record(tx, { actor: access.actor, action: 'erase', objectType: 'click', objectId: id, change: {} });
      return erased;
    });
  }
}
