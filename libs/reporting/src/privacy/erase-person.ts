import { Inject, Injectable } from '@nestjs/common';
import type { Access } from '#access';
import { SETTINGS, type Settings } from '#config';
import { DomainError } from '#kernel';
import { ErasePersonStore } from './erase-person.store.js';
import { FindPersonStore } from './find-person.store.js';
import type { Erased, EraseInput } from './erase-shapes.js';
import { EraseTools } from './erase-tools.js';
import { UnfinishedWork } from './unfinished-work.js';

/** A click lies in a queue this long after its time at the latest, or nowhere. */
const PUBLISHING_TAKES_MS = 5_000;

/** Erases one person on request, with an entry in the audit log that does not name them again. */
@Injectable()
export class ErasePerson {
  private readonly storesFullIps: boolean;

  constructor(
    private readonly people: FindPersonStore,
    private readonly store: ErasePersonStore,
    private readonly work: UnfinishedWork,
    private readonly tools: EraseTools,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.storesFullIps = settings.STORE_FULL_IPS;
  }

  /**
   * What is in rows at once, in one transaction; what is still in a queue or waits to be decided as soon as it has been: it still
   * counts. Asking twice does no harm.
   *
   * throws  404 person_not_found · 422 too_many_clicks · 422 addresses_not_stored
   */
  async erase(input: EraseInput, access: Access): Promise<Erased> {
    const nowMs = Date.now();
    const found = await this.find(input, nowMs);
    if (found.length === 0)
      throw new DomainError('person_not_found', 'No click with this id is stored; there is nothing to erase.', { status: 404 });
    if (this.people.isTooMany(found))
      throw new DomainError('too_many_clicks', 'This stands at more than 1000 clicks: it is no person. Erase by click id.', {
        status: 422,
      });
    const asked = input.click_id ?? input.external_id;
    const texts = [...new Set([...(asked === undefined ? [] : [asked]), ...found.map((id) => this.tools.clickIds.format(id))])];
    return this.store.transaction(async (tx) => {
      const isLast = !this.work.mayHoldSince(nowMs, nowMs) && !(await this.store.hasUndecided(tx, found, nowMs + 1));
      const erased = await this.store.erase(tx, { clickIds: found, texts }, isLast);
      if (!isLast) await this.store.remember(tx, { clickIds: found, texts });
      // Our uuid, not what was asked with: the entry must not keep what was erased.
      for (const id of found)
        await this.tools.audit.record(tx, { actor: access.actor, action: 'erase', objectType: 'click', objectId: id, change: {} });
      return { ...erased, unfinished: !isLast };
    });
  }

  private async find(input: EraseInput, nowMs: number): Promise<readonly string[]> {
    const days = { from: input.from, to: input.to };
    if (input.external_id !== undefined) return this.people.byExternalId(input.external_id, days);
    if (input.ip !== undefined) {
      if (this.storesFullIps) return this.people.byAddress(input.ip, days);
      throw new DomainError(
        'addresses_not_stored',
        'Addresses are stored shortened (STORE_FULL_IPS=false), so nobody can be found by one.',
        {
          status: 422,
        },
      );
    }
    const text = input.click_id ?? '';
    const reading = this.tools.clickIds.read(text);
    const uuid = reading.kind === 'genuine' ? reading.uuid : undefined;
    const found = await this.people.byClickId({ uuid, text });
    // A genuine click without a row may be on its way, if the queues have not been through its time yet.
    return found.length === 0 && uuid !== undefined && this.work.mayHoldSince(timeOf(uuid) + PUBLISHING_TAKES_MS, nowMs) ? [uuid] : found;
  }
}

/** Our ids begin with their milliseconds, 48 bits. */
function timeOf(uuid: string): number {
  return Number.parseInt(uuid.replace('-', '').slice(0, 12), 16);
}
