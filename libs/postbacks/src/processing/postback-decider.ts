import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory, type PostbackSource } from '#campaigns';
import { Database } from '#database';
import { ClickIds, type ClickIdReading } from '#kernel';
import { Dialects } from '../dialect.js';
import { KnownClicksStore } from '../log/known-clicks.store.js';
import { judgeCases, openCases, undecided, type Checkpoint } from './pipeline.js';
import type { PostbackCase } from './postback-case.js';
import { PRESETS, type Presets } from '../presets.js';
import type { RawHit } from '../raw-hit.js';
import type { Rules } from '../steps/step.js';

/** Hits judged by all that does not depend on what was counted before. */
export interface JudgedHits {
  readonly byHit: ReadonlyMap<RawHit, readonly PostbackCase[]>;
  /** what conversions still have to decide, in order of receipt */
  readonly open: readonly Checkpoint[];
}

/** Judges batches of hits: fresh settings, parameters, clicks, proofs, prices; one query per kind for the whole batch. */
@Injectable()
export class PostbackDecider {
  private readonly dialects: Dialects;

  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly clicks: KnownClicksStore,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
    @Inject(PRESETS) presets: Presets,
  ) {
    this.dialects = new Dialects(presets);
  }

  /**
   * wants   for hits decided in part before: which elements to judge (0 for a hit without elements)
   * instead a source as it might be, in place of the one with its id
   * returns cases per hit, those still open apart
   */
  async judge(
    hits: readonly RawHit[],
    nowMs: number,
    wants: (hit: RawHit, element: number) => boolean = () => true,
    instead?: PostbackSource,
  ): Promise<JudgedHits> {
    await this.directory.ensureFresh(this.db);
    const campaigns = instead ? withSource(this.directory, instead) : this.directory;
    const rules = { campaigns, clickIds: rememberingReadings(this.clickIds), dialects: this.dialects, nowMs };
    const byHit = new Map(hits.map((hit) => [hit, openCases(hit, rules).filter(({ element }) => wants(hit, element))]));
    const cases = [...byHit.values()].flat();
    judgeCases(cases, rules, await this.clicks.lookUp(cases, rules));
    return { byHit, open: undecided(cases) };
  }
}

/** An id's signature is asked for twice: to look its click up, and to decide. */
function rememberingReadings(clickIds: ClickIds): Rules['clickIds'] {
  const readings = new Map<string, ClickIdReading>();
  return {
    read: (text) => {
      const known = readings.get(text);
      if (known) return known;
      const reading = clickIds.read(text);
      readings.set(text, reading);
      return reading;
    },
  };
}

function withSource(directory: Rules['campaigns'], instead: PostbackSource): Rules['campaigns'] {
  return {
    byNumber: (id) => directory.byNumber(id),
    sourceById: (id) => (id === instead.id ? instead : directory.sourceById(id)),
    sourceByKey: (key) => (key === instead.key ? instead : directory.sourceByKey(key)),
    rateOf: (currency) => directory.rateOf(currency),
  };
}
