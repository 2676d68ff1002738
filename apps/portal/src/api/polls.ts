import {
  commentStatus,
  moderatedComment,
  poll,
  pollReceipt,
  publishedComment,
  vote,
} from '@namkhong/contracts/http/feedback-polls';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Api } from './api.js';
import { pagesQuery } from './pages-query.js';

const base = '/api/feedback/v1/polls';
const pathOf = (pollId: string) => `${base}/${encodeURIComponent(pollId)}`;
export const pollsKey = ['polls'] as const;

export const pollsQuery = (api: Api) => pages(api, poll, base, {});

export const pollQuery = (api: Api, pollId: string) =>
  queryOptions({
    queryKey: [...pollsKey, pollId],
    queryFn: ({ signal }) => api(poll, pathOf(pollId), { signal }),
  });

export const commentsQuery = (api: Api, pollId: string) =>
  pages(api, publishedComment, `${pathOf(pollId)}/comments`, {});

export const waitingCommentsQuery = (api: Api, pollId: string) =>
  pages(api, moderatedComment, `${pathOf(pollId)}/moderation`, { state: 'waiting' });

/** An answer or a comment, with a solved challenge. */
export const answerPoll = (api: Api, pollId: string, what: 'votes' | 'comments', body: object) =>
  api(pollReceipt, `${pathOf(pollId)}/${what}`, { method: 'POST', body });

export const changeVote = (api: Api, what: 'change' | 'withdrawal', body: object) =>
  api(vote, `${base}/votes/${what}`, { method: 'POST', body });

export const askComment = (api: Api, what: 'status' | 'withdrawal', body: object) =>
  api(commentStatus, `${base}/comments/${what}`, { method: 'POST', body });

export const arrangePoll = (api: Api, body: object, idempotencyKey: string) =>
  api(poll, base, { method: 'POST', body, idempotencyKey });

export const withdrawPoll = (api: Api, pollId: string, body: object) =>
  api(poll, `${pathOf(pollId)}/withdrawal`, { method: 'POST', body });

export const decideComment = (api: Api, commentId: string, what: 'publication' | 'refusal', body: object) =>
  api(moderatedComment, `${base}/comments/${encodeURIComponent(commentId)}/${what}`, {
    method: 'POST',
    body,
  });

function pages<Item extends z.ZodType>(
  api: Api,
  item: Item,
  path: string,
  filter: Readonly<Record<string, string>>,
) {
  return pagesQuery(api, page(item), path, {
    queryKey: [...pollsKey, path, filter],
    filter: { ...filter, limit: '20' },
  });
}
