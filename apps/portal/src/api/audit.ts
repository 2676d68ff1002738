import { auditHead, auditLinkPage, auditPage } from '@namkhong/contracts/http/audit';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { withQuery, type Api } from './api.js';

/** The services that keep a chain of their own. */
export const auditedServices = ['directive', 'feedback', 'scoring', 'notification'] as const;
export type AuditedService = (typeof auditedServices)[number];

export interface AuditFilter {
  readonly service: AuditedService;
  readonly actor: string;
  readonly target: string;
  readonly act: string;
}

const base = (service: AuditedService) => `/api/${service}/v1/audit`;

export const auditQuery = (api: Api, { service, ...filter }: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', service, filter],
    queryFn: ({ pageParam, signal }) =>
      api(auditPage, withQuery(base(service), { ...filter, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const fetchAuditHead = (api: Api, service: AuditedService, signal: AbortSignal) =>
  api(auditHead, `${base(service)}/head`, { signal });

/** The oldest links after the cursor, read so loosely that one that was tampered with is still told apart. */
export const fetchAuditLinks = (
  api: Api,
  service: AuditedService,
  cursor: string | undefined,
  signal: AbortSignal,
) => api(auditLinkPage, withQuery(base(service), { order: 'oldest', limit: '200', cursor }), { signal });
