/** Headers that tell nothing of who asks: those of every request here, and those that browsers add by themselves. */
const plainHeaders = /^(accept|accept-language|user-agent|sec-.*)$/;

/**
 * Whether a request reads what anybody may read: one with a token, a ballot, a receipt or a header of its own is
 * somebody's own and is never kept on the device.
 */
export function isPublicReading(path: string, request: Pick<Request, 'method' | 'headers'>): boolean {
  if (request.method !== 'GET' || !/^\/(api\/\w+\/v1\/|portal-config\.json$)/.test(path)) return false;
  return [...request.headers.keys()].every((name) => plainHeaders.test(name));
}

/** Whether an answer may be kept: whole, and its service does not forbid it. */
export function mayBeKept(response: Pick<Response, 'status' | 'headers'>): boolean {
  return response.status === 200 && !/no-store|private/.test(response.headers.get('cache-control') ?? '');
}

/**
 * The document that stands at an address, among those that are kept (`/rate.html`): the one of its first segment, as
 * the gateway has it. Null where the portal has no part in the address.
 */
export function documentOf(path: string, documents: ReadonlySet<string>): string | null {
  const [, first = ''] = path.split('/');
  if (['api', 'oidc', 'health', 'metrics'].includes(first)) return null;
  const own = `/${first}.html`;
  return documents.has(own) ? own : '/index.html';
}
