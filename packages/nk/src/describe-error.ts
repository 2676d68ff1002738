import { z } from 'zod';
import { ApiProblem } from './client/api-client.js';

/** Errors of these kinds are mistakes of ours: where they happened matters more than what they say. */
const bugs = [TypeError, ReferenceError, RangeError] as const;

/** What went wrong, for an operator: a sentence, and the whole stack where it is a mistake of ours. */
export function describeError(error: unknown): string {
  if (error instanceof ApiProblem) return describeProblem(error);
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  return bugs.some((bug) => error instanceof bug) ? (error.stack ?? error.message) : error.message;
}

function describeProblem({ message, details }: ApiProblem): string {
  const faults = (details.errors ?? []).map((fault) => `  ${fault.path}: ${fault.message}`);
  const hint = details.code === 'token-missing' ? ['  NK_CLIENT_SECRET is not set'] : [];
  return [message, ...faults, ...hint].join('\n');
}
