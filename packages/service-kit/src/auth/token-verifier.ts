import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { Problem } from '../problems/problem.js';
import { VerifiedTokens } from './verified-tokens.js';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: URL;
  /** How long, in ms, keys fetched before serve on while the issuer cannot be reached. */
  readonly staleFor?: number;
}

/** The accepted signatures: asymmetric only, so that nobody who can verify can also sign. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** By how many seconds the issuer's clock may differ from ours. */
const clockTolerance = 5;

/**
 * Verifies access tokens against the issuer's keys, which are fetched on first use and cached. While the issuer
 * cannot be reached, keys fetched before serve on; without any it fails closed. A token that was verified less than a
 * minute ago is not verified again.
 */
export class TokenVerifier {
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private readonly verified = new VerifiedTokens();
  private cached: { readonly keys: JWTVerifyGetKey; readonly at: number } | undefined;

  constructor(private readonly options: TokenVerifierOptions) {
    this.remote = createRemoteJWKSet(options.jwksUrl, { timeoutDuration: 3_000, cooldownDuration: 5_000 });
  }

  /**
   * The subject of a valid token.
   *
   * @throws Problem 401 `token-invalid`; 503 `issuer-unreachable` where no key is at hand
   */
  async verify(token: string): Promise<string> {
    const { issuer, audience } = this.options;
    const known = this.verified.subjectOf(token, Date.now());
    if (known !== undefined) return known;
    try {
      const { payload } = await jwtVerify(token, (header, input) => this.key(header, input), {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
        clockTolerance,
      });
      const { sub: subject, exp: expiry } = payload as { sub: string; exp: number };
      this.verified.remember(token, subject, (expiry + clockTolerance) * 1_000, Date.now());
      return subject;
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Problem(
        401,
        'token-invalid',
        {},
        {
          headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
          cause: error,
        },
      );
    }
  }

  private async key(...[header, input]: Parameters<JWTVerifyGetKey>) {
    try {
      const key = await this.remote(header, input);
      this.remember(this.remote.jwks());
      return key;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      const staleFor = this.options.staleFor ?? 24 * 3_600_000;
      if (this.cached && Date.now() - this.cached.at < staleFor) return this.cached.keys(header, input);
      throw new Problem(503, 'issuer-unreachable', {}, { retryAfter: 5, cause: error });
    }
  }

  private remember(keys: JSONWebKeySet | undefined): void {
    if (keys) this.cached = { keys: createLocalJWKSet(keys), at: Date.now() };
  }
}
