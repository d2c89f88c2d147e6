import type { ConversionLedger } from '#conversions';
import { PostbackCase } from './postback-case.js';
import type { RawHit } from '../raw-hit.js';
import { readParameters } from '../reading/read-parameters.js';
import { admitRequest } from '../steps/admit-request.step.js';
import { authenticateSender } from '../steps/authenticate-sender.step.js';
import { collectClickIds } from '../steps/collect-click-ids.step.js';
import { decideRepeat } from '../steps/decide-repeat.step.js';
import { findClick } from '../steps/find-click.step.js';
import { findSource } from '../steps/find-source.step.js';
import { priceConversion } from '../steps/price-conversion.step.js';
import { readClaimStep } from '../steps/read-claim.step.js';
import type { ClickStep, KnownClicks, Rules, Step } from '../steps/step.js';

// Order is meaning. A keyed door proves its sender before its click is looked at; at the generic door the click must be
// found first, because its campaign's source says what proof is needed.
const BEFORE_CLICKS: readonly Step[] = [collectClickIds, authenticateSender];
const AFTER_CLICKS: readonly ClickStep[] = [findClick, authenticateSender, readClaimStep, priceConversion];

/**
 * Opens a hit: reads its parameters and collects what may be its click id. One case, or one per element of a JSON array.
 * Pure; cases that have a verdict already need no click.
 */
export function openCases(hit: RawHit, rules: Rules): PostbackCase[] {
  const whole = new PostbackCase(hit, 0);
  for (const step of [admitRequest, findSource]) if (!whole.verdict) step.decide(whole, rules);
  if (whole.verdict) return [whole];
  const reading = readParameters(hit, whole.ruling?.dialect.auth);
  if (reading.kind === 'unreadable') {
    whole.reject('read-parameters', reading.reason);
    return [whole];
  }
  const cases = reading.kind === 'single' ? [whole] : reading.elements.map((_, i) => elementOf(whole, i + 1));
  cases.forEach((subject, i) => {
    subject.parameters = reading.kind === 'single' ? reading.parameters : reading.elements[i];
    for (const step of BEFORE_CLICKS) if (!subject.verdict) step.decide(subject, rules);
  });
  return cases;
}

/** Carries cases as far as they can be decided without knowing what was counted before. Pure. */
export function judgeCases(cases: readonly PostbackCase[], rules: Rules, clicks: KnownClicks): void {
  for (const subject of cases) {
    const steps = subject.source ? AFTER_CLICKS.filter((step) => step !== authenticateSender) : AFTER_CLICKS;
    for (const step of steps) if (!subject.verdict) step.decide(subject, rules, clicks);
  }
}

/** What a case looked like before it was compared with what is counted, so that a lost race can be decided again. */
export interface Checkpoint {
  readonly subject: PostbackCase;
  readonly steps: number;
}

/** The cases that conversions still have to decide, in order of receipt. */
export function undecided(cases: readonly PostbackCase[]): Checkpoint[] {
  return cases
    .filter(({ verdict }) => verdict === undefined)
    .sort((a, b) => (a.hit.id < b.hit.id ? -1 : a.hit.id > b.hit.id ? 1 : a.element - b.element))
    .map((subject) => ({ subject, steps: subject.steps.length }));
}

/** Decides them against a ledger; safe to call again with a newer one. */
export function settleCases(open: readonly Checkpoint[], ledger: ConversionLedger): void {
  for (const { subject, steps } of open) {
    subject.steps.length = steps;
    subject.verdict = undefined;
    subject.wouldBe = undefined;
    decideRepeat(subject, ledger);
  }
}

function elementOf(whole: PostbackCase, element: number): PostbackCase {
  const subject = new PostbackCase(whole.hit, element);
  subject.source = whole.source;
  subject.ruling = whole.ruling;
  subject.isTest = whole.isTest;
  return subject;
}
