import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCampaignName } from '../../campaigns/campaigns.js';
import { Mark } from '../../ui/mark.js';
import { Section } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { LiveLine } from './live-line.js';
import classes from './live-feed.module.css';
import { useLiveFeed, type Connection } from './use-live-feed.js';

const SHOWN = 14;
const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'click', label: 'Clicks' },
  { value: 'postback', label: 'Postbacks' },
];

/** Clicks and postbacks with their verdicts as they come in. It moves, so it can be held. */
export function LiveFeed() {
  const [kind, setKind] = useState('all');
  const [paused, setPaused] = useState(false);
  const { lines, connection } = useLiveFeed(paused);
  const campaignName = useCampaignName();
  const shown = lines.filter((line) => kind === 'all' || line.kind === kind).slice(0, SHOWN);
  const tools = (
    <div className={classes['tools']}>
      <SegmentedControl aria-label="What to show" data={KINDS} value={kind} onChange={setKind} />
      <Button variant="default" aria-pressed={paused} onClick={() => setPaused(!paused)}>
        {paused ? 'Go on' : 'Hold'}
      </Button>
    </div>
  );
  return (
    <Section
      title={
        <span className={classes['title']}>
          Live <State connection={connection} paused={paused} />
        </span>
      }
      actions={tools}
    >
      {shown.length === 0 ? (
        <Empty title="Nothing yet today">Clicks and postbacks appear here as they come in.</Empty>
      ) : (
        <ol className={classes['feed']} aria-label="Newest clicks and postbacks">
          {shown.map((line) => (
            <LiveLine key={line.key} line={line} campaignName={campaignName} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function State({ connection, paused }: { connection: Connection; paused: boolean }) {
  return (
    <span role="status">
      {connection === 'broken' ? (
        <Mark tone="bad">not connected</Mark>
      ) : connection === 'connecting' ? (
        <Mark tone="wait">connecting</Mark>
      ) : paused ? (
        <Mark tone="quiet">held</Mark>
      ) : (
        <Mark tone="good">connected</Mark>
      )}
    </span>
  );
}
