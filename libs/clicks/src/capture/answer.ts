import type { Campaign } from '#campaigns';

/** Where a request goes: 404 without a location. */
export interface Answer {
  readonly location: string | undefined;
  readonly redirect: Campaign['redirect'];
  /** mark for the visitor's cookie; absent: none is set */
  readonly newMark?: string | undefined;
}

export const NOWHERE: Answer = { location: undefined, redirect: '302' };
