import {
  assignment,
  callerView,
  clauseTrace,
  directive,
  handlingCase,
  unit,
  type AssignmentView,
} from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.js';
import { pagesQuery } from './pages-query.js';

const base = '/api/directive/v1';

export const unitsQuery = (api: Api, search: string) =>
  pagesQuery(api, page(unit), `${base}/units`, {
    queryKey: ['units', search],
    filter: { q: search, limit: '20' },
  });

export const unitPath = (unitId: string) => `${base}/units/${encodeURIComponent(unitId)}`;

export const unitQuery = (api: Api, unitId: string) =>
  queryOptions({
    queryKey: ['unit', unitId],
    queryFn: ({ signal }) => api(unit, unitPath(unitId), { signal }),
  });

export const callerQuery = (api: Api, subject: string) =>
  queryOptions({
    queryKey: ['me', subject],
    queryFn: ({ signal }) => api(callerView, `${base}/me`, { signal }),
  });

export const directivesQuery = (api: Api) =>
  pagesQuery(api, page(directive), `${base}/directives`, { queryKey: ['directives'] });

export const directiveQuery = (api: Api, directiveId: string) =>
  queryOptions({
    queryKey: ['directive', directiveId],
    queryFn: ({ signal }) =>
      api(directive, `${base}/directives/${encodeURIComponent(directiveId)}`, { signal }),
  });

export const assignmentsKey = ['assignments'] as const;

export const assignmentsQuery = (api: Api, filter: { unitId?: string; directiveId?: string }) =>
  pagesQuery(api, page(assignment), `${base}/assignments`, {
    queryKey: [...assignmentsKey, filter],
    filter: { ...filter, limit: '100' },
  });

/** Acknowledges the version that was shown; a 412 says that somebody changed it in between. */
export function acknowledgeAssignment(
  api: Api,
  { assignmentId, version }: Pick<AssignmentView, 'assignmentId' | 'version'>,
): Promise<AssignmentView> {
  return api(assignment, `${base}/assignments/${encodeURIComponent(assignmentId)}/acknowledgement`, {
    method: 'POST',
    headers: { 'if-match': `"${version}"` },
  });
}

export const casesQuery = (api: Api) =>
  pagesQuery(api, page(handlingCase), `${base}/cases`, { queryKey: ['cases'] });

export const caseQuery = (api: Api, caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => api(handlingCase, `${base}/cases/${encodeURIComponent(caseId)}`, { signal }),
  });

export const traceQuery = (api: Api, clauseId: string) =>
  queryOptions({
    queryKey: ['trace', clauseId],
    queryFn: ({ signal }) =>
      api(clauseTrace, `${base}/clauses/${encodeURIComponent(clauseId)}/trace`, { signal }),
  });
