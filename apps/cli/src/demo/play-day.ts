import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, type PlannedClick, type PlannedPostback } from './plan-day.js';
import { fireClick, firePostback, type AcknowledgedHit, type LiveCampaign } from './tracker-client.js';

const IN_FLIGHT = 64;

/** Where a day is played: the tracker's address and the demo campaigns in the order of CAMPAIGNS. */
export interface Stage {
  readonly trackerUrl: string;
  readonly campaigns: readonly LiveCampaign[];
  /** told after every request that was answered */
  readonly onSent: (what: 'click' | 'postback') => void;
}

export interface SentPostback extends AcknowledgedHit {
  readonly planned: PlannedPostback;
}

interface Happening {
  readonly atMs: number;
  readonly run: () => Promise<void>;
}

/**
 * Plays the day squeezed into clicks / ratePerS seconds: clicks at their hour, postbacks after their delay, what falls
 * after midnight at the end. The morning's decisions (round 2) are kept for playMorning.
 *
 * throws DemoFault at the first request that is not answered as it should be
 */
export async function playDay(
  plan: readonly PlannedClick[],
  ratePerS: number,
  stage: Stage,
): Promise<{ sent: SentPostback[]; clickIds: Map<PlannedClick, string> }> {
  const sent: SentPostback[] = [];
  const clickIds = new Map<PlannedClick, string>();
  const happenings = plan.flatMap((click): Happening[] => {
    const campaign = campaignOf(stage, click);
    const clicked = deferred<string>();
    const visit = async () => {
      const clickId = await fireClick(campaign, stage.trackerUrl, click);
      clickIds.set(click, clickId);
      clicked.resolve(clickId);
      stage.onSent('click');
    };
    return [{ atMs: click.atMs, run: visit }, ...firstRound(click).map((planned) => postbackAt(planned, campaign, clicked.promise))];
  });
  await play(happenings, ((plan.length / ratePerS) * 1_000) / DAY_MS);
  return { sent, clickIds };

  function postbackAt(planned: PlannedPostback, campaign: LiveCampaign, clicked: Promise<string>): Happening {
    const run = async () => {
      sent.push({ planned, ...(await firePostback(campaign, stage.trackerUrl, planned, await clicked)) });
      stage.onSent('postback');
    };
    return { atMs: planned.atMs, run };
  }
}

/** The next morning: the advertiser approves or refuses its leads. All of the day's postbacks must have their verdict. */
export async function playMorning(clickIds: ReadonlyMap<PlannedClick, string>, stage: Stage): Promise<SentPostback[]> {
  const sent: SentPostback[] = [];
  const happenings = [...clickIds].flatMap(([click, clickId]) =>
    click.postbacks
      .filter((one) => one.round === 2)
      .map((planned): Happening => ({
        atMs: 0,
        run: async () => {
          sent.push({ planned, ...(await firePostback(campaignOf(stage, click), stage.trackerUrl, planned, clickId)) });
          stage.onSent('postback');
        },
      })),
  );
  await play(happenings, 0);
  return sent;
}

export function firstRound(click: PlannedClick): readonly PlannedPostback[] {
  return click.postbacks.filter((one) => one.round === 1);
}

function campaignOf(stage: Stage, click: PlannedClick): LiveCampaign {
  const campaign = stage.campaigns[click.campaign];
  if (!campaign) throw new Error(`The stage lacks campaign ${click.campaign}.`);
  return campaign;
}

/** Starts each happening at its time (scaled), never more than IN_FLIGHT at once; the first failure ends the play. */
async function play(happenings: readonly Happening[], scale: number): Promise<void> {
  const startedMs = Date.now();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  // What is due after midnight comes right after the day, in order.
  for (const { atMs, run } of [...happenings].sort((a, b) => a.atMs - b.atMs)) {
    const waitMs = Math.min(atMs, DAY_MS) * scale - (Date.now() - startedMs);
    if (waitMs > 1) await sleep(waitMs);
    while (running.size >= IN_FLIGHT) await Promise.race(running);
    if (failures.length > 0) break;
    const task: Promise<void> = run()
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(task));
    running.add(task);
  }
  // A click that failed leaves its postbacks waiting for ever: do not wait for them.
  while (running.size > 0 && failures.length === 0) await Promise.race(running);
  if (failures.length > 0) throw failures[0];
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
