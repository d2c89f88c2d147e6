import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { canManage, useMe } from '../../access/session.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** Puts failed batches and quarantined records back into their queue. */
export function RetryButton({ queue }: { queue: string }) {
  const me = useMe();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/system/queues/{name}/retry-failed', { params: { path: { name: queue } } })),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: keys.all('system') }), client.invalidateQueries({ queryKey: keys.all('jobs') })]),
  });
  if (!canManage(me)) return null;
  const label = retry.error?.message ?? 'Puts them back into the queue, at most 500 at once. What fails again comes back here.';
  return (
    <Tooltip label={label}>
      <Button
        size="compact-xs"
        variant="default"
        loading={retry.isPending}
        aria-label={`Retry what ${queue} has put aside`}
        onClick={() => retry.mutate()}
      >
        {retry.error ? 'Failed, try again' : 'Retry'}
      </Button>
    </Tooltip>
  );
}
