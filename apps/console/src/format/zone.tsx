import { useLocalStorage } from '@mantine/hooks';
import { createContext, use, type ReactNode } from 'react';

interface ZoneChoice {
  /** IANA name in which times are written and days are cut */
  readonly zone: string;
  readonly setZone: (zone: string) => void;
}

const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const Zone = createContext<ZoneChoice>({ zone: OWN_ZONE, setZone: () => undefined });

/** The zone that every time on the screen is written in: the person's own unless another was chosen. Kept in the browser. */
export function ZoneProvider({ children }: { children: ReactNode }) {
  const [zone, setZone] = useLocalStorage({ key: 'rebound-zone', defaultValue: OWN_ZONE, getInitialValueInEffect: false });
  return <Zone value={{ zone: isZone(zone) ? zone : OWN_ZONE, setZone }}>{children}</Zone>;
}

export function useZone(): ZoneChoice {
  return use(Zone);
}

/** Own zone and UTC first, then all there are. */
export function zoneNames(): readonly string[] {
  return [...new Set([OWN_ZONE, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
