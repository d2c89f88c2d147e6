import { Alert, Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { formatCount } from '../../format/numbers.js';
import { useReplay, useReplayDryRun, type ReplayDone, type ReplayFilter } from './replay.js';
import { ReplayResult } from './replay-result.js';
import classes from './replay.module.css';

/** Rejected hits decided again: first what would change, then, on a second press, for good. */
export function ReplayPanel({ filter, single = false }: { filter: ReplayFilter; single?: boolean }) {
  const dryRun = useReplayDryRun(filter);
  const replay = useReplay(filter);
  const error = dryRun.error ?? replay.error;
  const changes = dryRun.data ? dryRun.data.changed > 0 || dryRun.data.remaining > 0 : false;
  return (
    <div className={classes['panel']} aria-live="polite">
      {replay.isSuccess ? <Done done={replay.data} /> : dryRun.data ? <ReplayResult answer={dryRun.data} /> : null}
      {replay.isPending && replay.done ? <p>{formatCount(replay.done.examined)} decided again so far…</p> : null}
      <Group gap="xs">
        {replay.isSuccess ? null : (
          <Button variant="default" loading={dryRun.isPending} disabled={replay.isPending} onClick={() => dryRun.mutate()}>
            {dryRun.data ? 'Look again' : 'What would change?'}
          </Button>
        )}
        {changes && !replay.isSuccess ? (
          <Button loading={replay.isPending} onClick={() => replay.mutate()}>
            {single ? 'Replay it' : 'Replay them'}
          </Button>
        ) : null}
      </Group>
      {error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {error.message}
        </Alert>
      ) : null}
    </div>
  );
}

function Done({ done }: { done: ReplayDone }) {
  return (
    <p className={classes['sentence']}>
      Decided again: {formatCount(done.examined)}. Another verdict: {formatCount(done.changed)}. Counted now: {formatCount(done.accepted)}.{' '}
      {done.replayId && done.changed > 0 ? <Link to={`/postbacks?replay_id=${done.replayId}`}>See what it changed</Link> : null}
    </p>
  );
}
