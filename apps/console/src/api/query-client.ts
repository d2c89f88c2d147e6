import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';
import { keys } from './keys.js';

/** Answers already here, shared by all screens. A 401 anywhere ends the session: the shell then shows the sign-in. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: endSessionOn401 }),
  mutationCache: new MutationCache({ onError: endSessionOn401 }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

function endSessionOn401(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) queryClient.setQueryData(keys.session, null);
}
