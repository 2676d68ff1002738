import { caseFile, measure } from '@namkhong/contracts/http/directive-handling';
import { handlingCase } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { ownFigures } from '@namkhong/contracts/http/scoring-publication';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.js';

const base = '/api/directive/v1';
export const caseFilesKey = ['case-files'] as const;

/** The whole file of a case as whoever asks may read it; `own`: as its subject does. */
export const caseFileQuery = (api: Api, caseId: string, own: boolean) =>
  queryOptions({
    queryKey: [...caseFilesKey, own, caseId],
    queryFn: ({ signal }) =>
      api(caseFile, `${base}${own ? '/officials/me' : ''}/cases/${encodeURIComponent(caseId)}`, { signal }),
  });

export const ownCasesQuery = (api: Api) =>
  queryOptions({
    queryKey: [...caseFilesKey, 'own'],
    queryFn: ({ signal }) => api(page(handlingCase), `${base}/officials/me/cases?limit=100`, { signal }),
  });

export const ownFiguresQuery = (api: Api) =>
  queryOptions({
    queryKey: ['own-figures'],
    queryFn: ({ signal }) => api(ownFigures, '/api/scoring/v1/officials/me/figures', { signal }),
  });

export const measuresQuery = (api: Api) =>
  queryOptions({
    queryKey: ['measures'],
    queryFn: ({ signal }) => api(page(measure), `${base}/measures?limit=200`, { signal }),
  });

/** One step on the version that was shown. */
export const stepCase = (
  api: Api,
  shown: { readonly caseId: string; readonly version: number },
  step: string,
  body: unknown,
  idempotencyKey: string,
) =>
  api(caseFile, `${base}/cases/${encodeURIComponent(shown.caseId)}/${step}`, {
    method: 'POST',
    body,
    version: shown.version,
    idempotencyKey,
  });
