import type { CorrectionStep, SaleStep } from './history.factory.js';
import { aFact, type RawClick, type RawFact } from './raw-rows.factory.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type StoredClick = RawClick & { readonly id: string };

interface Correction {
  readonly campaign: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly differences: readonly RawFact[];
  undone: boolean;
}

/** Keeps count by hand of what a history does to clicks, sales and costs: `facts` are the differences that reports must show. */
export class NaiveHistory {
  readonly clicks: StoredClick[] = [];
  readonly facts: RawFact[] = [];
  readonly corrections: Correction[] = [];
  private held: { readonly untilMs: number; readonly approval: RawFact }[] = [];
  private readonly costNow = new Map<string, number>();

  click(click: StoredClick): void {
    this.clicks.push(click);
    this.costNow.set(click.id, click.costMicros);
  }

  /** A sale on a click; held it is pending until the hold is over. */
  sale(click: RawClick, { lagMs, payoutMicros, holdHours, event }: SaleStep): void {
    const atMs = click.atMs + lagMs;
    const at = { ...click, clickAtMs: click.atMs, atMs, event, costMicros: 0 };
    const delayS = Math.round(lagMs / 1000);
    if (holdHours === 0) {
      this.facts.push(aFact({ ...at, delayS, revenueMicros: payoutMicros, approvedMicros: payoutMicros }));
      return;
    }
    this.facts.push(aFact({ ...at, delayS, pending: 1, approved: 0, revenueMicros: payoutMicros, approvedMicros: 0 }));
    const approval = aFact({ ...at, delayS: 0, pending: -1, approved: 1, revenueMicros: 0, approvedMicros: payoutMicros });
    this.held.push({ untilMs: atMs + holdHours * HOUR_MS, approval });
  }

  endHolds(nowMs: number): void {
    this.facts.push(...this.held.filter(({ untilMs }) => untilMs <= nowMs).map(({ approval }) => approval));
    this.held = this.held.filter(({ untilMs }) => untilMs > nowMs);
  }

  /** The amount in whole millionths over the clicks in the order of their ids. returns how many clicks; 0: nothing was corrected */
  correct({ campaign, fromMs, days, supply_id, amountMicros }: CorrectionStep): number {
    const toMs = fromMs + days * DAY_MS;
    const chosen = this.clicks
      .filter((click) => click.campaign === campaign && click.atMs >= fromMs && click.atMs < toMs)
      .filter((click) => supply_id === undefined || click.supply_id === supply_id)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const upTo = (nth: number) => Math.floor((amountMicros * nth) / chosen.length);
    const differences = chosen.flatMap((click, at) => {
      const cost = upTo(at + 1) - upTo(at);
      const difference = cost - (this.costNow.get(click.id) ?? 0);
      this.costNow.set(click.id, cost);
      return difference === 0 ? [] : [costOf(click, difference)];
    });
    this.facts.push(...differences);
    if (chosen.length > 0) this.corrections.push({ campaign, fromMs, toMs, differences, undone: false });
    return chosen.length;
  }

  /** returns  false: a later one of times in common starts from it, so it stays */
  undo(at: number): boolean {
    const one = this.corrections[at];
    if (!one) throw new Error(`There is no correction ${at}`);
    const later = this.corrections.slice(at + 1).some((other) => !other.undone && other.campaign === one.campaign && overlap(one, other));
    if (later) return false;
    one.undone = true;
    for (const difference of one.differences) {
      this.facts.push({ ...difference, costMicros: -difference.costMicros });
      const id = difference.clickId ?? '';
      this.costNow.set(id, (this.costNow.get(id) ?? 0) - difference.costMicros);
    }
    return true;
  }
}

function overlap(a: Correction, b: Correction): boolean {
  return a.fromMs < b.toMs && b.fromMs < a.toMs;
}

function costOf(click: StoredClick, costMicros: number): RawFact {
  const nothing = { approved: 0, revenueMicros: 0, approvedMicros: 0, delayS: 0, event: '' };
  return aFact({ ...click, ...nothing, clickId: click.id, clickAtMs: click.atMs, atMs: click.atMs, costMicros });
}
