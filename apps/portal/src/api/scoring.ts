import { criteriaSet, unitFigures } from '@namkhong/contracts/http/scoring';
import { contestDecisionRequest, contestRequest, flag } from '@namkhong/contracts/http/scoring-flags';
import { indexResult, type IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Api } from './api.js';

const base = '/api/scoring/v1';

export const figuresPath = (unitId: string) => `${base}/units/${encodeURIComponent(unitId)}/figures`;

export const figuresQuery = (api: Api, unitId: string) =>
  queryOptions({
    queryKey: ['figures', unitId],
    queryFn: ({ signal }) => api(unitFigures, figuresPath(unitId), { signal }),
  });

export const criteriaSetsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['criteria-sets'],
    queryFn: ({ signal }) => api(page(criteriaSet), `${base}/criteria-sets`, { signal }),
  });

export const flagKey = (flagId: string) => ['flag', flagId] as const;

export const flagQuery = (api: Api, flagId: string) =>
  queryOptions({
    queryKey: flagKey(flagId),
    queryFn: ({ signal }) => api(flag, `${base}/flags/${encodeURIComponent(flagId)}`, { signal }),
  });

export type ContestDecision = z.output<typeof contestDecisionRequest>;

/** Says that the flag is wrong, in the words of its subject. */
export const contestFlag = (api: Api, flagId: string, text: string, idempotencyKey: string) =>
  api(flag, `${base}/flags/${encodeURIComponent(flagId)}/contests`, {
    method: 'POST',
    body: contestRequest.parse({ text }),
    idempotencyKey,
  });

export const decideContest = (
  api: Api,
  flagId: string,
  contestId: string,
  decision: ContestDecision,
  idempotencyKey: string,
) =>
  api(
    flag,
    `${base}/flags/${encodeURIComponent(flagId)}/contests/${encodeURIComponent(contestId)}/decision`,
    { method: 'POST', body: contestDecisionRequest.parse(decision), idempotencyKey },
  );

export type { IndexQuery } from '@namkhong/contracts/http/scoring-query';

export const runIndexQuery = (api: Api, query: IndexQuery) =>
  api(indexResult, `${base}/query`, { method: 'POST', body: query });
