import { ApiProblem } from '@namkhong/nk';

/**
 * The status and code with which the platform refuses.
 *
 * @throws Error where it does not refuse
 */
export async function refused(what: string, attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ApiProblem) return `${error.details.status} ${error.details.code}`;
    throw error;
  }
  throw new Error(`${what}: was not refused`);
}
