import { auditHead, auditLinkPage, auditPage } from '@namkhong/contracts/http/audit';
import { withQuery, type Api } from './api.js';
import { pagesQuery } from './pages-query.js';
import type { ServiceName } from './services.js';

export interface AuditFilter {
  readonly service: ServiceName;
  readonly actor: string;
  readonly target: string;
  readonly act: string;
}

const base = (service: ServiceName) => `/api/${service}/v1/audit`;

export const auditQuery = (api: Api, { service, ...filter }: AuditFilter) =>
  pagesQuery(api, auditPage, base(service), { queryKey: ['audit', service, filter], filter });

export const fetchAuditHead = (api: Api, service: ServiceName, signal: AbortSignal) =>
  api(auditHead, `${base(service)}/head`, { signal });

/** The oldest links after the cursor, read so loosely that one that was tampered with is still told apart. */
export const fetchAuditLinks = (
  api: Api,
  service: ServiceName,
  cursor: string | undefined,
  signal: AbortSignal,
) => api(auditLinkPage, withQuery(base(service), { order: 'oldest', limit: '200', cursor }), { signal });
