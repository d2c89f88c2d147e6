import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { dayStart } from '../../format/day-start.js';
import { isDay } from '../../format/days.js';
import { useZone } from '../../format/zone.js';
import { ReplayPanel } from '../replay/replay-panel.js';
import type { ReplayFilter } from '../replay/replay.js';
import { useHitFilters, type HitFilter } from './use-hit-filters.js';

const NARROWING = ['reason', 'click_id', 'campaign_id', 'source_id', 'from', 'to'] as const satisfies readonly HitFilter[];
const WORDS = { reason: 'reason', click_id: 'click', campaign_id: 'campaign', source_id: 'source', from: 'from', to: 'before' };

/** Every rejected hit that the log's filters leave, decided again under today's settings. */
export function BulkReplay() {
  const { get } = useHitFilters();
  const [opened, { open, close }] = useDisclosure();
  const { zone } = useZone();
  const value = (name: HitFilter) => (name === 'from' || name === 'to' ? instantOf(get(name), zone) : get(name));
  const filter = Object.fromEntries(NARROWING.map((name) => [name, value(name)]).filter(([, text]) => text)) as ReplayFilter;
  const narrowed = NARROWING.filter((name) => get(name) !== '').map((name) => `${WORDS[name]} ${get(name)}`);
  return (
    <>
      <Button variant="default" onClick={open} title="After a setting was mended: decide rejected postbacks again">
        Replay rejected…
      </Button>
      <Modal opened={opened} onClose={close} title="Replay rejected postbacks" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
        <p className="dimmed" style={{ marginTop: 0 }}>
          {narrowed.length > 0 ? `Only: ${narrowed.join(', ')}.` : 'All rejected postbacks whose requests are still kept.'} They are decided
          as if they came today; what already counted is left alone.
        </p>
        <ReplayPanel filter={filter} />
      </Modal>
    </>
  );
}

function instantOf(day: string, zone: string): string {
  return isDay(day) ? dayStart(day, zone) : '';
}
