import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type BlockList } from 'node:net';
import { isSafeAddress } from './safe-address.js';

/** What came of an attempt. */
export type WebhookOutcome =
  | { readonly kind: 'accepted' }
  /** The receiver is gone for good. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends one delivery. The name is resolved here and the connection made to the very address that was judged, so a name that
 * changes its answer in between leads nowhere else; nothing is redirected, no answer is read, and all of it takes no longer
 * than `timeoutMs`.
 */
export async function postWebhook(
  { url, headers, body }: WebhookPost,
  { allowed, timeoutMs }: { readonly allowed: BlockList; readonly timeoutMs: number },
): Promise<WebhookOutcome> {
  const target = new URL(url);
  const hostname = target.hostname.replace(/^\[|\]$/g, '');
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const address = await resolve(hostname, signal);
    if (address === undefined) return { kind: 'failed', reason: 'name-unknown' };
    if (!isSafeAddress(address, allowed)) return { kind: 'failed', reason: 'address-refused' };
    const isOwn = allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    if (target.protocol !== 'https:' && !isOwn) return { kind: 'failed', reason: 'address-refused' };
    const status = await post(target, address, { headers, body, signal });
    if (status >= 200 && status < 300) return { kind: 'accepted' };
    return status === 410 ? { kind: 'gone' } : { kind: 'failed', reason: `status-${status}` };
  } catch (error) {
    return { kind: 'failed', reason: signal.aborted ? 'timed-out' : reasonOf(error) };
  }
}

async function resolve(hostname: string, signal: AbortSignal): Promise<string | undefined> {
  if (isIP(hostname) !== 0) return hostname;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('timed out')), { once: true });
  });
  const found = await Promise.race([lookup(hostname, { verbatim: true }).catch(() => undefined), aborted]);
  return found?.address;
}

function post(
  target: URL,
  address: string,
  { headers, body, signal }: { headers: Readonly<Record<string, string>>; body: string; signal: AbortSignal },
): Promise<number> {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((settle, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
        lookup: (_name, options, found) => {
          const family = isIP(address);
          if (options.all) found(null, [{ address, family }]);
          else found(null, address, family);
        },
      },
      (response) => {
        settle(response.statusCode ?? 0);
        response.destroy();
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

/** The system's own code, `ECONNREFUSED`, `CERT_HAS_EXPIRED`: never a sentence of the peer. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return `connection-${code.toLowerCase().replaceAll('_', '-')}`;
}
