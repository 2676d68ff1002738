import { problem } from '@namkhong/contracts/http/problem';
import type { z } from 'zod';
import { OfflineError, ProblemError, UnreadableAnswerError } from './errors.js';

export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a Blob goes as the file it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The version that was shown to whoever acts; the service answers 412 where there is a newer one. */
  readonly version?: number;
  /** Makes a repetition of the same request harmless. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

const timeoutMilliseconds = 20_000;

/**
 * One request, one validated answer. Throws ProblemError for what the service refuses, OfflineError when nothing
 * comes back, UnreadableAnswerError when the answer breaks the contract.
 */
export async function fetchJson<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  { method = 'GET', body, headers = {}, version, idempotencyKey, signal }: JsonRequest = {},
): Promise<z.output<Schema>> {
  const response = await send(path, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': pageLanguage(),
      ...(body === undefined || body instanceof Blob ? {} : jsonType),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    signal: AbortSignal.any([AbortSignal.timeout(timeoutMilliseconds), ...(signal ? [signal] : [])]),
    credentials: 'omit',
  });
  const answer = await readJson(response);
  if (!response.ok) throw toProblem(response, answer);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new UnreadableAnswerError(`${path}: ${parsed.error.message}`);
  return parsed.data;
}

/** A question whose answer is bytes. Throws as `fetchJson` does. */
export async function fetchBytes(
  path: string,
  { method = 'GET', body, headers = {} }: Pick<JsonRequest, 'method' | 'body' | 'headers'>,
): Promise<Uint8Array> {
  const response = await send(path, {
    method,
    headers: { ...(body === undefined ? {} : jsonType), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMilliseconds),
    credentials: 'omit',
  });
  if (!response.ok) throw toProblem(response, await readJson(response));
  return new Uint8Array(await response.arrayBuffer());
}

/** A question whose answer is a file. Throws as `fetchJson` does. */
export async function fetchFile(path: string, body: unknown, accessToken: string | null): Promise<Blob> {
  const response = await send(path, {
    method: 'POST',
    headers: {
      'accept-language': document.documentElement.lang,
      ...jsonType,
      ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMilliseconds),
    credentials: 'omit',
  });
  if (!response.ok) throw toProblem(response, await readJson(response));
  return response.blob();
}

/** A worker has no page: whoever asks from there names the language. */
function pageLanguage(): string {
  return typeof document === 'undefined' ? 'vi' : document.documentElement.lang;
}

const jsonType = { 'content-type': 'application/json' };

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new OfflineError(path, { cause });
  }
}

/** Null where the body is no JSON: an error then has no details, and a success breaks its schema. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** A proxy in between may answer without problem details; its status then has to do. */
function toProblem(response: Response, answer: unknown): ProblemError {
  const parsed = problem.safeParse(answer);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ProblemError(
    parsed.success
      ? parsed.data
      : {
          type: 'about:blank',
          title: `HTTP ${response.status}`,
          status: response.status,
          code: 'no-details',
        },
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}
