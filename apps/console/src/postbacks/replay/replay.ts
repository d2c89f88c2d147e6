import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer, Body } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

type ReplayRequest = Body<'/api/v1/postbacks/replay', 'post'>;
export type ReplayFilter = NonNullable<ReplayRequest['filter']>;
export type ReplayAnswer = Answer<'/api/v1/postbacks/replay', 'post'>;

const ask = (body: ReplayRequest) => answerOf(api.POST('/api/v1/postbacks/replay', { body }));
const LIMIT = 500;

/** What today's settings would make of the rejected hits of a filter. Changes nothing. */
export function useReplayDryRun(filter: ReplayFilter) {
  return useMutation({ mutationFn: () => ask({ filter, dry_run: true, limit: LIMIT }) });
}

export interface ReplayDone {
  readonly replayId: string | null;
  readonly examined: number;
  readonly changed: number;
  readonly accepted: number;
}

/** Decides them again for good, part by part; `done` tells how far it has come. */
export function useReplay(filter: ReplayFilter) {
  const client = useQueryClient();
  const [done, setDone] = useState<ReplayDone>();
  const mutation = useMutation({
    mutationFn: async () => {
      let sum: ReplayDone = { replayId: null, examined: 0, changed: 0, accepted: 0 };
      let cursor: string | undefined;
      do {
        const part: ReplayAnswer = await ask({ filter, dry_run: false, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) });
        sum = {
          replayId: part.replay_id,
          examined: sum.examined + part.examined,
          changed: sum.changed + part.changed,
          accepted: sum.accepted + part.accepted,
        };
        setDone(sum);
        cursor = part.next_cursor ?? undefined;
      } while (cursor !== undefined);
      return sum;
    },
    onSettled: () =>
      Promise.all(
        ['postbacks', 'conversions', 'reports', 'campaigns'].map((each) => client.invalidateQueries({ queryKey: keys.all(each) })),
      ),
  });
  return { ...mutation, done };
}
