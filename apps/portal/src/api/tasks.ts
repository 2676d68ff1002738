import { assignmentAct, todayList, trackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import { withQuery, type Api } from './api.js';
import { pagesQuery } from './pages-query.js';

const base = '/api/directive/v1/assignments';
const pathOf = (assignmentId: string) => `${base}/${encodeURIComponent(assignmentId)}`;

export const tasksKey = ['tasks'] as const;

export const taskQuery = (api: Api, assignmentId: string) =>
  queryOptions({
    queryKey: [...tasksKey, assignmentId],
    queryFn: ({ signal }) => api(trackedAssignment, pathOf(assignmentId), { signal }),
  });

export const taskHistoryQuery = (api: Api, assignmentId: string) =>
  pagesQuery(api, page(assignmentAct), `${pathOf(assignmentId)}/history`, {
    queryKey: [...tasksKey, assignmentId, 'history'],
    filter: { limit: '50' },
  });

/** Everything that needs the caller today; a few dozen at most. */
export const todayQuery = (api: Api) =>
  queryOptions({
    queryKey: [...tasksKey, 'today'],
    queryFn: ({ signal }) => api(todayList, withQuery(`${base}/today`, { limit: '200' }), { signal }),
    refetchInterval: 60_000,
  });

/** Says that the task was opened; the second time changes nothing. */
export const noteReading = (api: Api, assignmentId: string) =>
  api(trackedAssignment, `${pathOf(assignmentId)}/reading`, { method: 'POST' });

/** One act on the version that was shown. */
export const actOnTask = (
  api: Api,
  task: { readonly assignmentId: string; readonly version: number },
  act: string,
  body: unknown,
  idempotencyKey: string,
  method: 'POST' | 'DELETE' = 'POST',
) =>
  api(trackedAssignment, `${pathOf(task.assignmentId)}/${act}`, {
    method,
    ...(body === undefined ? {} : { body }),
    version: task.version,
    idempotencyKey,
  });
