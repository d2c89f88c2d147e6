import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { zoneOffset } from '../format/instants.js';
import { useZone, zoneNames } from '../format/zone.js';

/** The zone of all times and days on the screen; reports are cut in it too. */
export function ZoneSelect() {
  const { zone, setZone } = useZone();
  const [, setSearch] = useSearchParams();
  const choose = (name: string) => {
    setZone(name);
    // A link's own zone would win over the one just chosen.
    setSearch(
      (search) => {
        search.delete('tz');
        return search;
      },
      { replace: true },
    );
  };
  const names = useMemo(() => [...new Set([zone, ...zoneNames()])], [zone]);
  return (
    <Select
      label={`Time zone (${zoneOffset(zone)})`}
      data={names}
      value={zone}
      onChange={(name) => name && choose(name)}
      searchable
      limit={60}
      allowDeselect={false}
      nothingFoundMessage="No such zone"
      comboboxProps={{ width: 260, position: 'top-start' }}
    />
  );
}
