import { matrix } from '@namkhong/contracts/http/directive-matrix';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.js';

/** The whole matrix in one answer, read again every half minute while somebody looks at it. */
export const matrixQuery = (api: Api, directiveId: string) =>
  queryOptions({
    queryKey: ['matrix', directiveId],
    queryFn: ({ signal }) =>
      api(matrix, `/api/directive/v1/directives/${encodeURIComponent(directiveId)}/matrix?limit=5000`, {
        signal,
      }),
    refetchInterval: 30_000,
  });
