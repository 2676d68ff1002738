import { z } from 'zod';
import { ApiProblem } from './client/api-client.js';
import { LinesRejectedError } from './commands/tell-report.js';

/** What went wrong, for an operator: a sentence where the cause is known, the whole stack where it is ours. */
export function describeError(error: unknown): string {
  if (error instanceof ApiProblem) return describeProblem(error);
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  if (error instanceof LinesRejectedError || error instanceof SyntaxError) return error.message;
  if (error.message === 'fetch failed') {
    return `the platform does not answer (${describeError(error.cause)}); is it running, and NK_ORIGIN right?`;
  }
  return 'code' in error ? error.message : (error.stack ?? error.message);
}

function describeProblem({ message, details }: ApiProblem): string {
  const faults = (details.errors ?? []).map((fault) => `  ${fault.path}: ${fault.message}`);
  const hint = details.code === 'token-missing' ? ['  NK_CLIENT_SECRET is not set'] : [];
  return [message, ...faults, ...hint].join('\n');
}
