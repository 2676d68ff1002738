import { problem, type ProblemDetails } from '@namkhong/contracts/http/problem';
import type { z } from 'zod';

/** A refusal by the platform, with its problem details. */
export class ApiProblem extends Error {
  constructor(readonly details: ProblemDetails) {
    super(
      `${details.status} ${details.code}: ${details.title}${details.detail ? ` (${details.detail})` : ''}`,
    );
    this.name = 'ApiProblem';
  }
}

/** Thrown when nothing answers at the platform's address. */
class PlatformUnreachableError extends Error {
  constructor(origin: string, cause: unknown) {
    super(`the platform does not answer at ${origin}; is it running, and the address right?`, { cause });
    this.name = 'PlatformUnreachableError';
  }
}

/** Thrown when the machine account is given no token: its secret is wrong, or unknown there. */
class TokenRefusedError extends Error {
  constructor(status: number, answer: string) {
    super(`the platform gives nk no token; is NK_CLIENT_SECRET right? (${status} ${answer})`);
    this.name = 'TokenRefusedError';
  }
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly json?: unknown;
  readonly csv?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Calls the platform through its public origin, as anybody else would. A machine token is fetched with the client
 * credentials of `nk` and renewed before it ends. 429 and 503 are repeated as `Retry-After` says, at most ten times.
 */
export class ApiClient {
  private token: { readonly text: string; readonly renewAt: number } | undefined;

  constructor(
    private readonly origin: string,
    private readonly clientSecret: string | undefined,
    /** The language of the platform's messages. */
    private readonly language: 'vi' | 'en' = 'vi',
  ) {}

  /**
   * @param path from the origin, `/api/directive/v1/units`
   * @throws ApiProblem or TokenRefusedError when refused; PlatformUnreachableError when nobody answers; ZodError when the answer is not what the contract says
   */
  async call<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    request: Request = {},
  ): Promise<z.output<Schema>> {
    const response = await this.send(path, request);
    return schema.parse(response.status === 204 ? undefined : await response.json());
  }

  /**
   * What a route answers that is no JSON, as it is.
   *
   * @throws ApiProblem, TokenRefusedError or PlatformUnreachableError as {@link call} does
   */
  async download(path: string): Promise<Uint8Array> {
    const response = await this.send(path, {});
    return new Uint8Array(await response.arrayBuffer());
  }

  private async send(path: string, request: Request, attempt = 0): Promise<Response> {
    const body = request.json === undefined ? request.csv : JSON.stringify(request.json);
    const response = await this.fetch(path, {
      method: request.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json, application/problem+json, text/csv',
        'accept-language': this.language,
        ...(body === undefined
          ? {}
          : { 'content-type': request.json === undefined ? 'text/csv' : 'application/json' }),
        ...(await this.authorization()),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    if ((response.status === 429 || response.status === 503) && attempt < 10) {
      await response.body?.cancel();
      await new Promise((resolve) =>
        setTimeout(resolve, 1_000 * Number(response.headers.get('retry-after') ?? 1)),
      );
      return this.send(path, request, attempt + 1);
    }
    if (!response.ok) throw new ApiProblem(await readProblem(response));
    return response;
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, this.origin), init);
    } catch (cause) {
      throw new PlatformUnreachableError(this.origin, cause);
    }
  }

  private async authorization(): Promise<Record<string, string>> {
    if (this.clientSecret === undefined) return {};
    if (!this.token || Date.now() >= this.token.renewAt)
      this.token = await this.fetchToken(this.clientSecret);
    return { authorization: `Bearer ${this.token.text}` };
  }

  private async fetchToken(secret: string): Promise<{ text: string; renewAt: number }> {
    const response = await this.fetch('/oidc/token', {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`nk:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:namkhong:api' }),
    });
    if (!response.ok) throw new TokenRefusedError(response.status, await response.text());
    const { access_token: text, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    return { text, renewAt: Date.now() + (seconds - 30) * 1_000 };
  }
}

async function readProblem(response: Response): Promise<ProblemDetails> {
  const text = await response.text();
  try {
    return problem.parse(JSON.parse(text));
  } catch {
    // Something in between answered, not the platform: say what it said.
    return { type: 'about:blank', title: text.slice(0, 200), status: response.status, code: 'not-a-problem' };
  }
}
