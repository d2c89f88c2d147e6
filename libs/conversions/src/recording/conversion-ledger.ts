import type { CountedConversions } from '#campaigns';
import { capDay, capKey } from './cap-day.js';
import type { ClaimRefusal, ConversionClaim } from './conversion-claim.js';
import { amountsOf, conversionCost, differenceOf, isNothing, type ConversionCost, type ConversionFact } from '../store/conversion-fact.js';
import { conversionKey } from './conversion-key.js';
import type { Conversion } from '../conversion.js';
import { decideRepeat, type KnownConversions } from './decide-repeat.js';
import { changedConversion, newConversion } from './make-conversion.js';

/** What the database held when the batch began, as far as its hits can meet it. */
export interface LedgerState {
  readonly conversions: readonly Conversion[];
  /** offer-scope key hash → who holds it */
  readonly offerKeys: ReadonlyMap<string, { readonly clickId: string; readonly conversionId: string }>;
  /** capKey → conversions counted that day */
  readonly caps: ReadonlyMap<string, number>;
}

/** What became of a claim. `conversion` is as it stands after the claim; of a refused one, the conversion it repeats. */
export type ClaimVerdict =
  | { readonly kind: 'accepted'; readonly how: 'new' | 'adjustment' | 'transition' | 'replace' | 'add'; readonly conversion: Conversion }
  | { readonly kind: 'refused'; readonly reason: ClaimRefusal; readonly conversionId: string | undefined };

/** What a claim would come to, for a test or a dry run. */
export type ClaimPreview = { readonly kind: 'would_accept'; readonly how: string } | Extract<ClaimVerdict, { kind: 'refused' }>;

/** What the batch has to write for its verdicts to be true. Every list is sorted by its key. */
export interface LedgerPlan {
  readonly keys: readonly { readonly hash: string; readonly clickId: string; readonly conversionId: string }[];
  readonly made: readonly Conversion[];
  readonly changed: readonly { readonly conversion: Conversion; readonly loadedVersion: number }[];
  readonly facts: readonly ConversionFact[];
  /** conversions for daily caps; offerId 0: for the campaign's own */
  readonly caps: readonly CountedConversions[];
}

/** Key of a claim in offer scope; undefined when its uniqueness is the click's alone. */
export function offerKeyOf(claim: ConversionClaim): string | undefined {
  if (claim.campaign.dedupeScope !== 'offer' || claim.txid === undefined || claim.payout.micros < 0n) return undefined;
  const { campaignId, offerId } = claim.click;
  return conversionKey({ scope: 'offer', campaignId, offerId, eventKey: claim.event.toLowerCase(), txid: claim.txid });
}

/**
 * Records claims one after another upon a state held in memory. Pure: the same state and claims in the same order give
 * the same verdicts and plan; however they are cut into batches, the sum of what is written is the same.
 */
export class ConversionLedger {
  private readonly byClick = new Map<string, Conversion[]>();
  private readonly loadedVersions = new Map<string, number>();
  private readonly touched = new Map<string, Conversion>();
  private readonly offerKeys: Map<string, { clickId: string; conversionId: string }>;
  private readonly capCounts: Map<string, number>;
  private readonly capAdded = new Map<string, CountedConversions>();
  private readonly keys: LedgerPlan['keys'][number][] = [];
  private readonly facts: ConversionFact[] = [];

  constructor(
    state: LedgerState,
    private readonly rateOf: (currency: string) => bigint | undefined,
  ) {
    for (const conversion of state.conversions.toSorted(byMaking)) {
      this.loadedVersions.set(conversion.id, conversion.version);
      this.keep(conversion);
    }
    this.offerKeys = new Map(state.offerKeys);
    this.capCounts = new Map(state.caps);
  }

  record(claim: ConversionClaim): ClaimVerdict {
    const decision = decideRepeat(claim, this.knownTo(claim));
    switch (decision.kind) {
      case 'refused':
        return decision;
      case 'new':
        return this.make(claim);
      case 'adjustment':
        return this.adjust(claim, decision.original);
      case 'update':
        return { kind: 'accepted', how: decision.how, conversion: this.change(claim, decision.conversion, decision.how) };
    }
  }

  /** The verdict a claim would get now; nothing is recorded. */
  preview(claim: ConversionClaim): ClaimPreview {
    const decision = decideRepeat(claim, this.knownTo(claim));
    if (decision.kind === 'refused') return decision;
    const reason = decision.kind === 'new' ? this.refusalOfNew(claim) : undefined;
    if (reason) return { kind: 'refused', reason, conversionId: undefined };
    return { kind: 'would_accept', how: decision.kind === 'update' ? decision.how : decision.kind };
  }

  plan(): LedgerPlan {
    const touched = [...this.touched.values()].sort(byKey);
    const loaded = (conversion: Conversion) => this.loadedVersions.get(conversion.id);
    return {
      keys: this.keys.toSorted((a, b) => compare(a.hash, b.hash)),
      made: touched.filter((conversion) => loaded(conversion) === undefined),
      changed: touched.flatMap((conversion) => {
        const loadedVersion = loaded(conversion);
        return loadedVersion === undefined ? [] : [{ conversion, loadedVersion }];
      }),
      facts: this.facts.toSorted((a, b) => byKey(a.conversion, b.conversion) || a.seq - b.seq),
      caps: [...this.capAdded.values()],
    };
  }

  private knownTo(claim: ConversionClaim): KnownConversions {
    const offerKey = offerKeyOf(claim);
    return {
      ofClick: this.byClick.get(claim.click.uuid) ?? [],
      ofOffer: offerKey === undefined ? undefined : this.offerKeys.get(offerKey),
    };
  }

  private make(claim: ConversionClaim): ClaimVerdict {
    const reason = this.refusalOfNew(claim);
    if (reason) return { kind: 'refused', reason, conversionId: undefined };
    if (claim.status !== 'rejected') this.takeCap(claim);
    const conversion = newConversion(claim, undefined, this.costOf(claim));
    const { clickId, eventKey, id } = conversion;
    // One per click and event: then every transaction id has the same key.
    const txid = claim.rules.repeatMode === 'once' ? null : conversion.txid;
    this.keys.push({ hash: conversionKey({ scope: 'click', clickId, eventKey, txid }), clickId, conversionId: id });
    const offerKey = offerKeyOf(claim);
    if (offerKey !== undefined) {
      this.keys.push({ hash: offerKey, clickId, conversionId: id });
      this.offerKeys.set(offerKey, { clickId, conversionId: id });
    }
    return { kind: 'accepted', how: 'new', conversion: this.add(claim, conversion) };
  }

  private adjust(claim: ConversionClaim, original: Conversion): ClaimVerdict {
    const conversion = newConversion(claim, original, this.costOf(claim));
    const { clickId, eventKey, txid, id } = conversion;
    const amount = `${conversion.payout} ${conversion.currency}`;
    this.keys.push({ hash: conversionKey({ scope: 'adjustment', clickId, eventKey, txid, amount }), clickId, conversionId: id });
    return { kind: 'accepted', how: 'adjustment', conversion: this.add(claim, conversion) };
  }

  private add(claim: ConversionClaim, conversion: Conversion): Conversion {
    const amounts = amountsOf(conversion);
    const stored = isNothing(amounts) ? { ...conversion, facts: 0 } : conversion;
    if (stored.facts > 0) this.facts.push({ conversion: stored, seq: 1, click: claim.click.row, amounts });
    this.touched.set(stored.id, stored);
    this.keep(stored);
    return stored;
  }

  private change(claim: ConversionClaim, existing: Conversion, how: 'transition' | 'replace' | 'add'): Conversion {
    return this.put(existing, changedConversion(claim, existing, { how, cost: this.costOf(claim) }), claim);
  }

  private put(existing: Conversion, changed: Conversion, claim: ConversionClaim): Conversion {
    const amounts = differenceOf(amountsOf(changed), amountsOf(existing));
    const stored = isNothing(amounts) ? changed : { ...changed, facts: existing.facts + 1 };
    if (stored !== changed) this.facts.push({ conversion: stored, seq: stored.facts, click: claim.click.row, amounts });
    this.touched.set(stored.id, stored);
    const list = this.byClick.get(stored.clickId) ?? [];
    list.splice(
      list.findIndex(({ id }) => id === stored.id),
      1,
      stored,
    );
    return stored;
  }

  private refusalOfNew(claim: ConversionClaim): ClaimRefusal | undefined {
    if (claim.tooEarlyOrLate) return claim.tooEarlyOrLate;
    const { dailyConversionCap: cap, overCap, id } = claim.campaign;
    if (cap === null || overCap === 'count' || claim.status === 'rejected' || !claim.rules.counts) return undefined;
    return (this.capCounts.get(capKey(id, capDay(claim))) ?? 0) >= cap ? 'over_cap' : undefined;
  }

  private takeCap(claim: ConversionClaim): void {
    if (!claim.rules.counts) return;
    const { dailyConversionCap: cap, id, offers } = claim.campaign;
    const { offerId } = claim.click;
    const offerCap = offers.find((offer) => offer.id === offerId)?.caps?.daily_conversions ?? null;
    if (cap !== null) {
      const key = capKey(id, capDay(claim));
      this.capCounts.set(key, (this.capCounts.get(key) ?? 0) + 1);
      this.countForCap(claim, 0);
    }
    if (offerCap !== null) this.countForCap(claim, offerId);
  }

  private countForCap(claim: ConversionClaim, offerId: number): void {
    const day = capDay(claim);
    const key = `${capKey(claim.campaign.id, day)}/${offerId}`;
    this.capAdded.set(key, { campaignId: claim.campaign.id, offerId, day, n: (this.capAdded.get(key)?.n ?? 0) + 1 });
  }

  private costOf({ campaign }: ConversionClaim): ConversionCost {
    return conversionCost(campaign, this.rateOf);
  }

  private keep(conversion: Conversion): void {
    const list = this.byClick.get(conversion.clickId);
    if (list) list.push(conversion);
    else this.byClick.set(conversion.clickId, [conversion]);
  }
}

function byMaking(a: Conversion, b: Conversion): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || compare(a.receipt, b.receipt) || a.element - b.element;
}

function byKey(a: Pick<Conversion, 'clickId' | 'id'>, b: Pick<Conversion, 'clickId' | 'id'>): number {
  return compare(a.clickId, b.clickId) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
