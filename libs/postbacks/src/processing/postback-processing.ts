import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostbackSource } from '#campaigns';
import { Database, type Queryable } from '#database';
import { ConversionRecorder, isRace } from './conversion-recorder.js';
import { compareVerdicts, keyOf, type DecidedAgain, type VerdictChange } from '../log/compare-verdicts.js';
import { entriesOf, stepsOf, wholeOf, type PostbackEntry, type StoredStep } from '../log/postback-entry.js';
import { PostbackStore, type LoggedHit } from '../log/postback.store.js';
import type { PostbackCase } from './postback-case.js';
import { PostbackDecider, type JudgedHits } from './postback-decider.js';
import type { RawHit } from '../raw-hit.js';
import type { RehearsalMemory } from './rehearsal-memory.js';

const ATTEMPTS = 5;
export const SETTLE_BATCH = 500;

/** A replay that counts. */
export interface Replay {
  /** uuid: rows whose verdict it changes keep it */
  readonly id: string;
  readonly alongside: (tx: Queryable, decided: readonly DecidedAgain[]) => Promise<void>;
}

/** A hit that was stored before, with what is known of it. */
export interface StoredHit {
  readonly hit: RawHit;
  readonly entries: readonly PostbackEntry[];
  readonly steps?: readonly StoredStep[];
}

/**
 * Takes batches of hits to their end: judge, record, log, in one transaction. Who loses a race decides again; who keeps losing
 * tries with half the batch, so that a crowd on one key never stops the rest.
 */
@Injectable()
export class PostbackProcessing {
  constructor(
    private readonly db: Database,
    private readonly decider: PostbackDecider,
    private readonly recorder: ConversionRecorder,
    private readonly log: PostbackStore,
  ) {}

  /** Hits as they come from the queue. Those already stored are left alone. */
  async processNew(hits: readonly RawHit[]): Promise<void> {
    const distinct = [...new Map(hits.map((hit) => [hit.id, hit])).values()];
    await this.persistently(distinct, async (batch, attempt) => {
      // Nearly always all are new: only a lost race makes it worth to ask.
      const known =
        attempt === 0
          ? new Set<string>()
          : await this.log.alreadyStored(
              this.db,
              batch.map(({ id }) => id),
            );
      const fresh = batch.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return;
      const judged = await this.decider.judge(fresh, Date.now());
      await this.recorder.record(judged.open, attempt > 0, (tx) => this.log.writeNew(tx, logged(judged)));
    });
  }

  /**
   * A new hit of the management API's own.
   *
   * alongside  what else belongs to its transaction, now that it is decided
   */
  async processOne(hit: RawHit, alongside: (tx: Queryable, decided: LoggedHit) => Promise<void>): Promise<LoggedHit> {
    let result: LoggedHit | undefined;
    await this.persistently([hit], async (batch, attempt) => {
      const judged = await this.decider.judge(batch, Date.now());
      await this.recorder.record(judged.open, attempt > 0, async (tx) => {
        const [decided] = logged(judged);
        if (!decided) return;
        await this.log.writeNew(tx, [decided]);
        await alongside(tx, decided);
        result = decided;
      });
    });
    if (!result) throw new Error(`Postback ${hit.id} was not decided`);
    return result;
  }

  /** What would come of a new hit after those that the memory knows of; nothing is written but into the memory. */
  async rehearse(hit: RawHit, memory: RehearsalMemory): Promise<LoggedHit> {
    const judged = await this.decider.judge([hit], Date.now());
    await this.recorder.rehearse(judged.open, { memory });
    const [decided] = logged(judged);
    if (!decided) throw new Error(`Postback ${hit.id} was not decided`);
    return decided;
  }

  /**
   * What stored hits would get if they came today for the first time and one source were otherwise; nothing is written. A hit that no
   * source was found for is taken as sent to that source's own door.
   *
   * instead  the source as it might be
   * returns  a line per hit or element that is not the row of a whole JSON array
   */
  async imagine(ids: readonly string[], instead: PostbackSource): Promise<VerdictChange[]> {
    const stored = await this.log.hitsWithEntries(this.db, ids);
    const entries = new Map(stored.flatMap((one) => one.entries.map((entry) => [keyOf(entry), entry] as const)));
    const homeless = ({ hit, entries: rows }: StoredHit) => hit.key === undefined && rows.every(({ sourceId }) => sourceId === null);
    const judged = await this.decider.judge(
      stored.map((one) => (homeless(one) ? { ...one.hit, key: instead.key } : one.hit)),
      Date.now(),
      () => true,
      instead,
    );
    await this.recorder.rehearse(judged.open, { without: new Set(ids) });
    const after = new Map(
      [...judged.byHit.values()]
        .flatMap((cases) => (cases.length > 0 ? entriesOf(cases) : []))
        .map((entry) => [keyOf(entry), entry] as const),
    );
    const isWhole = ({ id, element }: PostbackEntry) =>
      element === 0 && (entries.has(keyOf({ id, element: 1 })) || after.has(keyOf({ id, element: 1 })));
    return [...entries.values()]
      .filter((entry) => !isWhole(entry))
      .map((before) => ({ before, after: asBefore(before, after.get(keyOf(before))) ?? before }));
  }

  /**
   * Settles hits whose click has come since, or whose time to wait is up.
   *
   * returns  how many hits it found, at most SETTLE_BATCH
   */
  async settleDue(now: Date): Promise<number> {
    const due = await this.log.waitingDue(this.db, now, SETTLE_BATCH);
    if (due.length > 0) await this.settleWaiting(due);
    return due.length;
  }

  private async settleWaiting(stored: readonly StoredHit[]): Promise<void> {
    await this.persistently(stored, async (loaded, attempt) => {
      // After a lost race what was loaded is no longer true.
      const batch =
        attempt === 0
          ? loaded
          : await this.log.hitsWithEntries(
              this.db,
              loaded.map(({ hit }) => hit.id),
            );
      const waits = new Set(
        batch.flatMap(({ entries }) => entries.filter(({ outcome }) => outcome === 'waiting').map(({ id, element }) => `${id}.${element}`)),
      );
      const judged = await this.decider.judge(
        batch.map(({ hit }) => hit),
        Date.now(),
        (hit, element) => waits.has(`${hit.id}.${element}`),
      );
      await this.recorder.record(judged.open, attempt > 0, (tx) =>
        this.log.settleWaiting(
          tx,
          batch.flatMap((one) => settled(one, judged.byHit.get(one.hit) ?? [])),
        ),
      );
    });
  }

  /**
   * Decides rejected hits again under today's settings. What was accepted or waits is left alone, so a repeat changes nothing.
   *
   * ids     hits, decided in order of receipt
   * replay  undefined: only says what would come of it. `alongside` joins the transaction of the new verdicts
   * returns what became of each hit whose request is still kept
   */
  async decideAgain(ids: readonly string[], replay?: Replay): Promise<DecidedAgain[]> {
    const done: DecidedAgain[] = [];
    await this.persistently(ids, async (batch, attempt) => {
      const stored = await this.log.hitsWithEntries(this.db, batch);
      const refused = new Set(stored.flatMap(({ entries }) => entries.filter(({ outcome }) => outcome === 'rejected').map(keyOf)));
      const judged = await this.decider.judge(
        stored.map(({ hit }) => hit),
        Date.now(),
        (hit, element) => refused.has(keyOf({ id: hit.id, element })),
      );
      const results = () => stored.map((one) => compareVerdicts(one, settled(one, judged.byHit.get(one.hit) ?? [])));
      if (!replay) {
        await this.recorder.rehearse(judged.open);
        done.push(...results());
        return;
      }
      let written: DecidedAgain[] = [];
      await this.recorder.record(judged.open, attempt > 0, async (tx) => {
        written = results();
        await this.log.writeReplayed(
          tx,
          written.flatMap(({ hit }) => hit),
          replay.id,
        );
        await replay.alongside(tx, written);
      });
      done.push(...written);
    });
    return done;
  }

  private async persistently<T>(items: readonly T[], work: (batch: readonly T[], attempt: number) => Promise<void>): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        await work(items, attempt);
        return;
      } catch (error) {
        if (!isRace(error) || (attempt === ATTEMPTS - 1 && items.length === 1)) throw error;
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
    const half = Math.ceil(items.length / 2);
    await this.persistently(items.slice(0, half), work);
    await this.persistently(items.slice(half), work);
  }
}

/** A hit that changed an older conversion finds its own change there: no difference. */
function asBefore(before: PostbackEntry, after: PostbackEntry | undefined): PostbackEntry | undefined {
  const ownChange = before.outcome === 'accepted' && after?.reason === 'duplicate' && before.conversionId === after.conversionId;
  return ownChange ? undefined : after;
}

function logged({ byHit }: JudgedHits): LoggedHit[] {
  return [...byHit].map(([hit, cases]) => ({ hit, entries: entriesOf(cases), steps: stepsOf(cases) }));
}

/** New verdicts beside the old ones; the row of a whole batch follows its elements. */
function settled(stored: StoredHit, cases: readonly PostbackCase[]): LoggedHit[] {
  if (cases.length === 0) return [];
  const fresh = entriesOf(cases).filter(({ element }) => cases.some((subject) => subject.element === element));
  const isBatch = fresh.some(({ element }) => element > 0);
  const elements = stored.entries
    .filter(({ element }) => element > 0)
    .map((old) => fresh.find(({ element }) => element === old.element) ?? old);
  const others = (stored.steps ?? []).filter(({ element = 0 }) => !fresh.some((entry) => entry.element === element));
  return [{ hit: stored.hit, entries: isBatch ? [wholeOf(elements), ...fresh] : fresh, steps: [...others, ...stepsOf(cases)] }];
}
