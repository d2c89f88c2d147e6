import type { ReactNode } from 'react';
import { CheckIcon, ClockIcon, CrossIcon, MinusIcon, WarnIcon } from './icons.js';
import classes from './mark.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'wait' | 'quiet';

const ICONS: Record<Tone, () => ReactNode> = { good: CheckIcon, bad: CrossIcon, warn: WarnIcon, wait: ClockIcon, quiet: MinusIcon };

/** A state in a word, with a sign of its own shape: never told by colour alone. */
export function Mark({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  const Icon = ICONS[tone];
  return (
    <span className={classes['mark']} data-tone={tone} title={title}>
      <Icon />
      <span>{children}</span>
    </span>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  accepted: 'good',
  approved: 'good',
  active: 'good',
  rejected: 'bad',
  waiting: 'wait',
  pending: 'wait',
  paused: 'quiet',
  archived: 'quiet',
  revoked: 'quiet',
  disabled: 'quiet',
  invited: 'wait',
};

/** The states of postbacks, conversions, campaigns and accounts. */
export function StatusMark({ status }: { status: string }) {
  return <Mark tone={TONES[status] ?? 'quiet'}>{status}</Mark>;
}
