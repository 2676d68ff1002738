import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Api } from '../api/api.js';
import { useApi } from '../api/use-api.js';

/**
 * One act of whoever is signed in. The same input keeps its idempotency key until it succeeds, so that trying again
 * after a lost answer never does it twice; whatever comes of it, the queries under `refresh` are read again.
 */
export function useAct<Input, Output>(
  act: (api: Api, input: Input, idempotencyKey: string) => Promise<Output>,
  options: { readonly refresh: readonly QueryKey[]; readonly onDone?: (output: Output) => void },
) {
  const api = useApi();
  const client = useQueryClient();
  const tried = useRef<{ readonly input: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input) ?? '';
      if (tried.current?.input !== text) tried.current = { input: text, key: crypto.randomUUID() };
      return act(api, input, tried.current.key);
    },
    onSuccess: (output) => {
      tried.current = null;
      options.onDone?.(output);
    },
    onSettled: () =>
      Promise.all(options.refresh.map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] }))),
  });
}
