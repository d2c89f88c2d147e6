import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { ClickIds, DomainError, timeOfUuid } from '#kernel';
import { FindPersonStore } from './find-person.store.js';
import type { FoundPerson, Person } from './person-shapes.js';
import { UnfinishedWork } from './erase/unfinished-work.js';

/** A click lies in a queue this long after its time at the latest, or nowhere. */
const PUBLISHING_TAKES_MS = 5_000;

/** Finds whose clicks are asked about, for erasing them and for telling what is held of them. */
@Injectable()
export class PersonFinder {
  constructor(
    private readonly people: FindPersonStore,
    private readonly work: UnfinishedWork,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'STORE_FULL_IPS'>,
  ) {}

  /** throws  404 person_not_found · 422 too_many_clicks · 422 addresses_not_stored */
  async find(asked: Person, nowMs: number): Promise<FoundPerson> {
    const found = await this.clicksOf(asked, nowMs);
    if (found.length === 0)
      throw new DomainError('person_not_found', 'No click with this id is stored; nothing is held under it.', { status: 404 });
    if (this.people.isTooMany(found))
      throw new DomainError('too_many_clicks', 'This stands at more than 1000 clicks: it is no person. Name one by click id.', {
        status: 422,
      });
    const text = asked.click_id ?? asked.external_id;
    const asSent = text === undefined ? [] : [text, encoded(text)];
    return { clickIds: found, texts: [...new Set([...asSent, ...found.map((id) => this.clickIds.format(id))])] };
  }

  private async clicksOf({ click_id: text, external_id: externalId, ip, from, to }: Person, nowMs: number): Promise<readonly string[]> {
    const days = { from, to };
    if (externalId !== undefined) return this.people.byExternalId(externalId, days);
    if (ip !== undefined) {
      if (this.settings.STORE_FULL_IPS) return this.people.byAddress(ip, days);
      throw new DomainError(
        'addresses_not_stored',
        'Addresses are stored shortened (STORE_FULL_IPS=false), so nobody can be found by one.',
        { status: 422 },
      );
    }
    const reading = this.clickIds.read(text ?? '');
    const uuid = reading.kind === 'genuine' ? reading.uuid : undefined;
    const found = await this.people.byClickId({ uuid, text: text ?? '' });
    // A genuine click without a row may be on its way, if the queues have not been through its time yet.
    const mayCome = uuid !== undefined && this.work.mayHoldSince(timeOfUuid(uuid) + PUBLISHING_TAKES_MS, nowMs);
    return found.length === 0 && mayCome ? [uuid] : found;
  }
}

/** As it stands in an address. */
function encoded(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}
