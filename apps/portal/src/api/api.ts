import type { z } from 'zod';
import { ProblemError } from './errors.js';
import { fetchJson, type JsonRequest } from './fetch-json.js';

/** Asks a service on behalf of whoever is signed in, or of nobody. */
export type Api = <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  request?: JsonRequest,
) => Promise<z.output<Schema>>;

/** `onUnauthorized` hears of a token that a service no longer takes. */
export function createApi(accessToken: string | null, onUnauthorized: () => void): Api {
  if (accessToken === null) return fetchJson;
  return async (schema, path, request = {}) => {
    try {
      return await fetchJson(schema, path, {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${accessToken}` },
      });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) onUnauthorized();
      throw error;
    }
  };
}

/** Appends the parameters that have a value. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
