import { Injectable } from '@nestjs/common';
import { CampaignDirectory, ConversionCounts } from '#campaigns';
import { Dictionary } from '#clicks';
import {
  capDay,
  ConversionLedger,
  ConversionStore,
  LostRace,
  offerKeyOf,
  type ConversionClaim,
  type LedgerPlan,
  type LedgerState,
} from '#conversions';
import { Database, type Queryable } from '#database';
import type { RehearsalMemory } from './rehearsal-memory.js';
import { settleCases, type Checkpoint } from './pipeline.js';

/**
 * Decides open cases against what is counted and writes what follows, in one transaction with whatever the caller adds to it.
 * Optimistic: at first nothing is locked but caps; the keys and versions that are written tell whether somebody was faster.
 */
@Injectable()
export class ConversionRecorder {
  constructor(
    private readonly db: Database,
    private readonly conversions: ConversionStore,
    private readonly dictionary: Dictionary,
    private readonly directory: CampaignDirectory,
  ) {}

  /**
   * locked     true after a lost race: conversions that may change are held from their loading on
   * alongside  what else belongs to the transaction, once every case has its verdict
   * throws     LostRace when somebody else wrote first: nothing is written, decide again
   */
  async record(open: readonly Checkpoint[], locked: boolean, alongside: (tx: Queryable) => Promise<void>): Promise<void> {
    const claims = open.flatMap(({ subject }) => (subject.conversionClaim ? [subject.conversionClaim] : []));
    // Outside the transaction: a rollback must not take back ids that the cache knows.
    const events = await this.eventIds(claims.map(({ event }) => event.toLowerCase()));
    await this.db.transaction(async (tx) => {
      const ledger = await this.loadLedger(tx, claims, locked);
      settleCases(open, ledger);
      const plan = ledger.plan();
      await this.conversions.write(tx, plan, await this.withOtherEvents(events, plan));
      await alongside(tx);
    });
  }

  /**
   * Decides as `record` would now, and writes nothing.
   *
   * without  hits whose conversions are taken as not made: those hits are decided as if they came for the first time
   * memory   what earlier parts of the same rehearsal would have written; this part is added
   */
  async rehearse(
    open: readonly Checkpoint[],
    { without, memory }: { without?: ReadonlySet<string>; memory?: RehearsalMemory } = {},
  ): Promise<void> {
    const claims = open.flatMap(({ subject }) => (subject.conversionClaim ? [subject.conversionClaim] : []));
    const undone = this.db.transaction(async (tx) => {
      const loaded = await this.loadState(tx, claims, false);
      const state = memory ? memory.over(loaded, claims) : loaded;
      const rateOf = (currency: string) => this.directory.rateOf(currency);
      const ledger = new ConversionLedger(without ? stateWithout(state, without, claims) : state, rateOf);
      settleCases(open, ledger);
      memory?.keep(ledger.plan(), claims);
      throw new Rehearsed();
    });
    await undone.catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  }

  private async loadLedger(tx: Queryable, claims: readonly ConversionClaim[], locked: boolean): Promise<ConversionLedger> {
    return new ConversionLedger(await this.loadState(tx, claims, locked), (currency) => this.directory.rateOf(currency));
  }

  private async loadState(tx: Queryable, claims: readonly ConversionClaim[], locked: boolean): Promise<LedgerState> {
    const capped = new Map<string, { campaignId: number; day: string }>();
    for (const claim of claims) {
      if (claim.campaign.dailyConversionCap === null) continue;
      const day = capDay(claim);
      capped.set(`${claim.campaign.id}/${day}`, { campaignId: claim.campaign.id, day });
    }
    // Caps first: batches of one capped campaign queue up here, and then see each other's conversions.
    const caps = await ConversionCounts.lock(tx, [...capped.values()]);
    return {
      caps,
      conversions: await this.conversions.ofClicks(
        tx,
        claims.map(({ click }) => click.uuid),
        locked,
      ),
      offerKeys: await this.conversions.offerKeys(
        tx,
        claims.flatMap((claim) => offerKeyOf(claim) ?? []),
      ),
    };
  }

  private async eventIds(keys: readonly string[]): Promise<(eventKey: string) => number> {
    const ids = await this.dictionary.idsOf(
      this.db,
      keys.map((value) => ({ dimension: 'event' as const, value })),
    );
    return (eventKey) => ids.get('event', eventKey);
  }

  /** An adjustment stands under its original's event, which no hit of the batch may have named. */
  private async withOtherEvents(known: (eventKey: string) => number, plan: LedgerPlan): Promise<(eventKey: string) => number> {
    const others = plan.facts.map(({ conversion }) => conversion.eventKey).filter((key) => known(key) === 0);
    if (others.length === 0) return known;
    const more = await this.eventIds(others);
    return (eventKey) => known(eventKey) || more(eventKey);
  }
}

/** The state as it was before these hits made their conversions. What they changed of others' stays changed. */
function stateWithout(state: LedgerState, hits: ReadonlySet<string>, claims: readonly ConversionClaim[]): LedgerState {
  const campaigns = new Map(claims.map(({ campaign }) => [campaign.id, campaign]));
  const caps = new Map(state.caps);
  const undone = new Set<string>();
  for (const { id, receipt, campaignId, kind, status, occurredAt } of state.conversions) {
    if (!hits.has(receipt)) continue;
    undone.add(id);
    const campaign = campaigns.get(campaignId);
    const key = campaign ? `${campaignId}/${capDay({ campaign, occurredAt })}` : '';
    const counted = caps.get(key);
    if (counted !== undefined && kind === 'conversion' && status !== 'rejected') caps.set(key, Math.max(0, counted - 1));
  }
  return {
    caps,
    conversions: state.conversions.filter(({ id }) => !undone.has(id)),
    offerKeys: new Map([...state.offerKeys].filter(([, { conversionId }]) => !undone.has(conversionId))),
  };
}

/** Rolls a rehearsal back: even the counters that caps are locked by leave no trace. */
class Rehearsed extends Error {}

/** Faults that a second look cures: somebody was faster, or two transactions waited for each other. */
export function isRace(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40P01' || code === '40001' || code === '23505';
}
