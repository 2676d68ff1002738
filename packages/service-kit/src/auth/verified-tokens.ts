import { hash } from 'node:crypto';

/** How long a verified token is taken at its word, in ms: so much later is the withdrawal of a key noticed. */
const TRUSTED_MS = 60_000;
const MOST = 10_000;

/**
 * The subjects of tokens that were verified within the last minute and have not expired, by the tokens' hashes, so that
 * no token can be read out of memory. The one not asked for longest gives way. What a subject may do is no part of it:
 * the grants are read for every request.
 */
export class VerifiedTokens {
  private readonly known = new Map<string, { readonly subject: string; readonly until: number }>();

  constructor(private readonly most = MOST) {}

  /** The subject, where the token may still be taken at its word; `now` in ms. */
  subjectOf(token: string, now: number): string | undefined {
    const key = keyOf(token);
    const entry = this.known.get(key);
    if (!entry) return undefined;
    this.known.delete(key);
    if (now >= entry.until) return undefined;
    this.known.set(key, entry);
    return entry.subject;
  }

  /** `expiresAt` in ms, beyond which nothing holds. */
  remember(token: string, subject: string, expiresAt: number, now: number): void {
    this.known.set(keyOf(token), { subject, until: Math.min(expiresAt, now + TRUSTED_MS) });
    if (this.known.size <= this.most) return;
    const [oldest = ''] = this.known.keys();
    this.known.delete(oldest);
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
