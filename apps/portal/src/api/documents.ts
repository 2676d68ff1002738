import { directive } from '@namkhong/contracts/http/directive';
import {
  attachment,
  document,
  documentHistory,
  documentSummary,
  documentTypeList,
  issuer,
} from '@namkhong/contracts/http/directive-documents';
import { recipientGroupSummary } from '@namkhong/contracts/http/directive-assignments';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { withQuery, type Api } from './api.js';
import { pagesQuery } from './pages-query.js';

const base = '/api/directive/v1';
const pathOf = (documentId: string) => `${base}/documents/${encodeURIComponent(documentId)}`;

export const documentsKey = ['documents'] as const;

export const documentsQuery = (api: Api) =>
  pagesQuery(api, page(documentSummary), `${base}/documents`, {
    queryKey: [...documentsKey, 'list'],
    filter: { limit: '50' },
  });

export const documentQuery = (api: Api, documentId: string) =>
  queryOptions({
    queryKey: [...documentsKey, documentId],
    queryFn: ({ signal }) => api(document, pathOf(documentId), { signal }),
  });

export const documentHistoryQuery = (api: Api, documentId: string) =>
  queryOptions({
    queryKey: [...documentsKey, documentId, 'history'],
    queryFn: ({ signal }) => api(documentHistory, `${pathOf(documentId)}/history`, { signal }),
  });

/** What a new document may be of, and by whom. */
export const documentChoicesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['document-choices'],
    queryFn: async ({ signal }) => {
      const [types, issuers] = await Promise.all([
        api(documentTypeList, `${base}/document-types`, { signal }),
        api(z.object({ items: z.array(issuer) }), `${base}/issuers`, { signal }),
      ]);
      return { types: types.items, issuers: issuers.items };
    },
  });

export const recipientGroupsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['recipient-groups'],
    queryFn: ({ signal }) =>
      api(page(recipientGroupSummary), `${base}/recipient-groups?limit=200`, { signal }),
  });

export const draftDocument = (api: Api, body: unknown, idempotencyKey: string) =>
  api(document, `${base}/documents`, { method: 'POST', body, idempotencyKey });

/** One step on the version that was shown; `path` beneath the document. */
export const stepDocument = (
  api: Api,
  shown: { readonly documentId: string; readonly version: number },
  path: string,
  body: unknown,
  idempotencyKey: string,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
) =>
  api(document, `${pathOf(shown.documentId)}/${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    version: shown.version,
    idempotencyKey,
  });

/** A scan, as the file it is. */
export const attachScan = (api: Api, documentId: string, file: File) =>
  api(attachment, withQuery(`${pathOf(documentId)}/attachments`, { fileName: file.name }), {
    method: 'POST',
    body: new Blob([file], { type: 'application/octet-stream' }),
  });

/** Gives a clause of an issued document to units as a task. */
export const cutTasks = (api: Api, directiveId: string, body: unknown, idempotencyKey: string) =>
  api(z.object({ created: z.int() }), `${base}/directives/${encodeURIComponent(directiveId)}/assignments`, {
    method: 'POST',
    body,
    idempotencyKey,
  });

/** Enters a document that was numbered elsewhere. */
export const recordDirective = (api: Api, body: unknown, idempotencyKey: string) =>
  api(directive, `${base}/directives`, { method: 'POST', body, idempotencyKey });
