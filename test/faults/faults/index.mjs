// What can go wrong, one entry each, under its number in the fault matrix (docs/reliability.md).
//
// title    what is done; a time in brackets is that of --full
// inject   does it once, under load; resolves to { recoveryMs, faults?, note?, settled? } when the product can be expected to be whole
//          again. settled: a recovery (a promise of ms) that is measured while the next one is injected
// limitMs  allowed recovery
// eachS    about how long one takes, for the plan
// no503    the other store takes over: no postback may be refused
// fewLines no process may write more than ten lines a second to its log
// lax      needs an installation whose Redis syncs every second (ALLOW_REDIS_LOSS): one of its own
// once     one time is all there is to it
// needs    what the machine must have (machine.mjs)
// before, after   around all of its injections, without load
import { CROWD_FAULTS } from './crowds.mjs';
import { LIFECYCLE_FAULTS } from './lifecycle.mjs';
import { LINK_FAULTS } from './links.mjs';
import { STORE_FAULTS } from './stores.mjs';
import { TRACKER_FAULTS } from './trackers.mjs';
import { WORKER_FAULTS } from './workers.mjs';

const all = { ...TRACKER_FAULTS, ...WORKER_FAULTS, ...STORE_FAULTS, ...LINK_FAULTS, ...CROWD_FAULTS, ...LIFECYCLE_FAULTS };
const numberOf = (name) => Number(name.slice(1));

export const FAULTS = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => numberOf(a) - numberOf(b)));

/** In the matrix and not here, with the reason. */
export const NOT_HERE = {
  F25: 'there are no deliveries to other servers yet',
  F36: 'a failover without WAIT is not promised; the page says what it loses',
  F38: 'there are no deliveries to other servers yet',
  F40: 'is this whole rig for a day: --all --minutes 1440',
};
