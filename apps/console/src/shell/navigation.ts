import type { Session } from '../access/session.js';

interface Place {
  readonly to: string;
  readonly label: string;
  /** undefined: everyone */
  readonly roles?: readonly Session['role'][];
}

/** The console's places, in the order of a working day. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'Overview' },
  { to: '/campaigns', label: 'Campaigns' },
  { to: '/reports', label: 'Reports' },
  { to: '/postbacks', label: 'Postbacks' },
  { to: '/conversions', label: 'Conversions' },
  { to: '/clicks', label: 'Clicks' },
  { to: '/sources', label: 'Sources' },
  { to: '/system', label: 'System', roles: ['admin', 'analyst'] },
];
