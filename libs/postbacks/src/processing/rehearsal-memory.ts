import { offerKeyOf, type Conversion, type ConversionClaim, type LedgerPlan, type LedgerState } from '#conversions';

/** What the earlier parts of a rehearsal would have written, so that a long file can be rehearsed in parts. Holds conversions, no hits. */
export class RehearsalMemory {
  private readonly conversions = new Map<string, Map<string, Conversion>>();
  private readonly offerKeys = new Map<string, { clickId: string; conversionId: string }>();
  private readonly capCounts = new Map<string, number>();

  /** The state as it would be after the earlier parts. */
  over(state: LedgerState, claims: readonly ConversionClaim[]): LedgerState {
    const imagined = [...new Set(claims.map(({ click }) => click.uuid))].flatMap((uuid) => [
      ...(this.conversions.get(uuid)?.values() ?? []),
    ]);
    const changed = new Set(imagined.map(({ id }) => id));
    const caps = new Map(state.caps);
    for (const [key, n] of caps) caps.set(key, n + (this.capCounts.get(key) ?? 0));
    return {
      caps,
      conversions: [...state.conversions.filter(({ id }) => !changed.has(id)), ...imagined],
      offerKeys: new Map([...state.offerKeys, ...this.offerKeys]),
    };
  }

  keep(plan: LedgerPlan, claims: readonly ConversionClaim[]): void {
    for (const conversion of [...plan.made, ...plan.changed.map((change) => change.conversion)]) {
      const ofClick = this.conversions.get(conversion.clickId);
      if (ofClick) ofClick.set(conversion.id, conversion);
      else this.conversions.set(conversion.clickId, new Map([[conversion.id, conversion]]));
    }
    const ofOffers = new Set(claims.map(offerKeyOf));
    for (const { hash, clickId, conversionId } of plan.keys) if (ofOffers.has(hash)) this.offerKeys.set(hash, { clickId, conversionId });
    for (const { campaignId, day, n } of plan.caps) {
      const key = `${campaignId}/${day}`;
      this.capCounts.set(key, (this.capCounts.get(key) ?? 0) + n);
    }
  }
}
