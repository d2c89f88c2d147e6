import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Body, Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type User = Item<'/api/v1/users'>;

export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: Body<'/api/v1/invitations', 'post'>) => answerOf(api.POST('/api/v1/invitations', { body: person })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('users') }),
  });
}

/** A link for a forgotten password or an invitation that ran out. */
export function usePasswordLink() {
  return useMutation({
    mutationFn: ({ id }: Pick<User, 'id' | 'email'>) =>
      answerOf(api.POST('/api/v1/users/{id}/password-link', { params: { path: { id } } })),
  });
}

export function useUserChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: Body<'/api/v1/users/{id}', 'patch'> }) =>
      answerOf(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('users') }),
  });
}

/** The server knows its PUBLIC_URL; the console knows under which address it is really open. */
export function linkHere(link: string): string {
  const { pathname, hash } = new URL(link);
  return `${location.origin}${pathname}${hash}`;
}
