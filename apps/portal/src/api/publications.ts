import { page } from '@namkhong/contracts/http/page';
import {
  publicationFunnels,
  publicationSummary,
  publicationView,
} from '@namkhong/contracts/http/scoring-publication';
import { queryOptions } from '@tanstack/react-query';
import { withQuery, type Api } from './api.js';

const base = '/api/scoring/v1/publications';

/** The publications in force, latest first. */
export const publicationsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['publications'],
    queryFn: ({ signal }) =>
      api(page(publicationSummary), withQuery(base, { latest: 'true', limit: '200' }), { signal }),
  });

export const publicationPath = (publicationId: string) => `${base}/${encodeURIComponent(publicationId)}`;
export const sipasPath = (publicationId: string) => `${publicationPath(publicationId)}/sipas?format=csv`;
export const funnelsPath = (publicationId: string) => `${publicationPath(publicationId)}/funnels`;

/** A publication never changes: what was fetched once stays right. */
export const publicationQuery = (api: Api, publicationId: string) =>
  queryOptions({
    queryKey: ['publication', publicationId],
    queryFn: ({ signal }) => api(publicationView, publicationPath(publicationId), { signal }),
    staleTime: Infinity,
  });

export const funnelsQuery = (api: Api, publicationId: string) =>
  queryOptions({
    queryKey: ['funnels', publicationId],
    queryFn: ({ signal }) => api(publicationFunnels, funnelsPath(publicationId), { signal }),
    staleTime: Infinity,
  });
