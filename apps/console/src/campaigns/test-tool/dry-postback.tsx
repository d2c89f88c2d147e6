import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Body } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { StatusMark } from '../../ui/mark.js';
import classes from './test-tool.module.css';

export type TestValues = NonNullable<Body<'/api/v1/campaigns/{id}/test-postback', 'post'>>;

const WAIT_MS = 8_000;

/** The same postback, signed as the source asks for, sent by the server to itself as a test: judged and logged, never counted. */
export function DryPostback({ campaignId, values }: { campaignId: string; values: Omit<TestValues, 'wait_ms'> }) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/campaigns/{id}/test-postback', {
          params: { path: { id: campaignId } },
          body: { ...values, wait_ms: WAIT_MS },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all('postbacks') }),
  });
  const would = test.data?.verdict?.would_be;
  return (
    <>
      <Group mt="xs">
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate()} title="Without a click id a fresh one is signed">
          Check without counting
        </Button>
      </Group>
      {test.error ? (
        <div role="alert" className={classes['verdict']}>
          {test.error.message}
        </div>
      ) : null}
      {test.data ? (
        <div className={classes['verdict']} data-outcome={would?.outcome} aria-live="polite">
          <Group gap="xs">
            {would ? <StatusMark status={would.outcome} /> : null}
            <span>
              {would ? `A real one would be ${would.outcome}${would.reason ? `: ${would.reason}` : ''}.` : 'Taken, not judged yet.'}
            </span>
            {test.data.receipt ? <Link to={`/postbacks/${test.data.receipt}`}>Explain</Link> : null}
          </Group>
          {test.data.notes.map((note) => (
            <div key={note.code}>{note.message}</div>
          ))}
        </div>
      ) : null}
    </>
  );
}
