import { QueryClient } from '@tanstack/react-query';
import { Problem } from './errors.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what may pass by itself is asked again; a refusal is an answer.
      retry: (count, cause) =>
        count < 2 && !(cause instanceof Problem && cause.status > 0 && cause.status < 500),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
