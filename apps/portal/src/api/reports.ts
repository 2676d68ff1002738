import {
  candidates,
  inboxItem,
  inboxReport,
  ownReaderKey,
  reportFigures,
  reportReaders,
  reportTriage,
  type InboxReport,
  type OwnReaderKey,
} from '@namkhong/contracts/http/feedback-reports';
import { page } from '@namkhong/contracts/http/page';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { withQuery, type Api } from './api.js';
import { pagesQuery } from './pages-query.js';
import { ProblemError } from './errors.js';

const base = '/api/feedback/v1/reports';

/** What each type of report is and is not. */
export const triageQuery = (api: Api) =>
  queryOptions({
    queryKey: ['report-triage'],
    queryFn: ({ signal }) => api(reportTriage, `${base}/triage`, { signal }),
  });

/** What everybody may know: quarters from the first to the last, behind the privacy floor. */
export const reportFiguresQuery = (api: Api, from: string, to: string) =>
  queryOptions({
    queryKey: ['report-figures', from, to],
    queryFn: ({ signal }) => api(reportFigures, withQuery(`${base}/figures`, { from, to }), { signal }),
  });

/** Who would read a report; kept nowhere, as it says whom somebody thinks of. */
export const askReaders = (
  api: Api,
  about: { readonly unitId: string; readonly officialCode: string | null; readonly leads: boolean },
) => api(reportReaders, `${base}/readers`, { method: 'POST', body: about });

export const readerKeyKey = ['reader-key'] as const;

/** Null where the caller has made no key yet. */
export const readerKeyQuery = (api: Api) =>
  queryOptions({
    queryKey: readerKeyKey,
    queryFn: async ({ signal }): Promise<OwnReaderKey | null> => {
      try {
        return await api(ownReaderKey, `${base}/key`, { signal });
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'report-key-missing') return null;
        throw error;
      }
    },
  });

export const keepReaderKey = (api: Api, body: object) =>
  api(ownReaderKey, `${base}/key`, { method: 'PUT', body });

export const inboxQuery = (api: Api) =>
  pagesQuery(api, page(inboxItem), `${base}/inbox`, { queryKey: ['report-inbox'], filter: { limit: '20' } });

export const inboxReportKey = (reportId: string) => ['report-inbox', reportId] as const;

export const inboxReportQuery = (api: Api, reportId: string) =>
  queryOptions({
    queryKey: inboxReportKey(reportId),
    queryFn: ({ signal }) => api(inboxReport, `${base}/inbox/${encodeURIComponent(reportId)}`, { signal }),
  });

/** An act on a report that answers the report as it is then. */
export const actOnReport = (
  api: Api,
  { reportId, version }: Pick<InboxReport, 'reportId' | 'version'>,
  act: string,
  body: object,
) =>
  api(inboxReport, `${base}/inbox/${encodeURIComponent(reportId)}/${act}`, { method: 'POST', body, version });

/** An act after which the caller may read it no more. */
export const leaveReport = (
  api: Api,
  { reportId, version }: Pick<InboxReport, 'reportId' | 'version'>,
  act: 'recusal' | 'transfer',
  body: object,
) => api(z.null(), `${base}/inbox/${encodeURIComponent(reportId)}/${act}`, { method: 'POST', body, version });

/** Who may be added, or be handed the report, by what its readers know of whom it is about. */
export const askCandidates = (
  api: Api,
  reportId: string,
  question: { readonly unitId?: string; readonly officialCode?: string; readonly leads: boolean },
) =>
  api(
    candidates,
    withQuery(`${base}/inbox/${encodeURIComponent(reportId)}/candidates`, {
      unitId: question.unitId,
      officialCode: question.officialCode,
      leads: String(question.leads),
    }),
  );
