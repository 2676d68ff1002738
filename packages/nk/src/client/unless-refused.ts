import { ApiProblem } from './api-client.js';

/** The answer of a call, or undefined where it is refused with one of these codes; any other refusal is thrown. */
export async function unlessRefused<T>(
  codes: ReadonlySet<string>,
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ApiProblem && codes.has(error.details.code)) return undefined;
    throw error;
  }
}
