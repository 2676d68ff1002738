import { deadLetter, deadLetters, operation } from '@namkhong/contracts/http/operation';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.js';
import type { ServiceName } from './services.js';

export const operationKey = ['operation'] as const;
const seconds = 1_000;

/** Asked again every ten seconds, also while the page is in the background: a screen on the wall. */
export const operationQuery = (api: Api, service: ServiceName) =>
  queryOptions({
    queryKey: [...operationKey, service],
    queryFn: ({ signal }) => api(operation, `/api/${service}/v1/operation`, { signal }),
    refetchInterval: 10 * seconds,
    refetchIntervalInBackground: true,
    retry: false,
  });

export const deadLettersQuery = (api: Api, service: ServiceName) =>
  queryOptions({
    queryKey: [...operationKey, service, 'dead-letters'],
    queryFn: ({ signal }) => api(deadLetters, `/api/${service}/v1/dead-letters`, { signal }),
    refetchInterval: 30 * seconds,
    retry: false,
  });

/** Puts a record back on its topic. */
export const replayDeadLetter = (
  api: Api,
  service: ServiceName,
  letter: { readonly topic: string; readonly offset: string },
) =>
  api(deadLetter, `/api/${service}/v1/dead-letters/replay`, {
    method: 'POST',
    body: { topic: letter.topic, offset: letter.offset },
  });
