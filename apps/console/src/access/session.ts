import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import type { Answer, Body } from '../api/answer.js';
import { answerOf, api, done } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Session = Answer<'/api/v1/session', 'get'>;

/** Who is signed in; null: nobody. The answer also holds the CSRF token that changes must carry. */
export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: readSession, staleTime: Infinity, refetchOnWindowFocus: true });
}

/** For screens behind the sign-in. */
export function useMe(): Session {
  const { data } = useSession();
  if (!data) throw new Error('useMe: nobody is signed in; the shell should not have shown this screen');
  return data;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Body<'/api/v1/session', 'post'>) => answerOf(api.POST('/api/v1/session', { body: credentials })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.session }),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => done(api.DELETE('/api/v1/session')),
    onSettled: () => {
      client.setQueryData(keys.session, null);
      // Nothing of one person's screens stays for the next.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    },
  });
}

async function readSession(): Promise<Session | null> {
  try {
    return await answerOf(api.GET('/api/v1/session'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** May this person create and change campaigns and sources? Analysts only read. */
export function canEdit(me: Session): boolean {
  return me.role !== 'analyst';
}

/** May this person manage people, keys and queues? */
export function canManage(me: Session): boolean {
  return me.role === 'admin';
}
