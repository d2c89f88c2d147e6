import type { ClickJson } from '#clicks/management';
import type { PostbackJson } from '#postbacks/management';

/** click: stored · postback: judged for the first time (or waiting for its click) · verdict: a waiting one was settled */
export type LiveKind = 'click' | 'postback' | 'verdict';

/** Something that happened, before it has its place in the feed. */
export interface Happening {
  /** the same for the same thing in the same state: it is told once */
  readonly key: string;
  readonly kind: LiveKind;
  readonly at: string;
  /** for admin and analyst */
  readonly inside: ClickJson | PostbackJson;
  /** for the advertisers named by `owners` */
  readonly outside: ClickJson | PostbackJson;
  readonly owners: ReadonlySet<number>;
}

/** Its place: numbers only grow within one run of a process. */
export interface LiveEvent extends Happening {
  readonly n: number;
}
