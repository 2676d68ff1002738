import { z } from 'zod';
import { ApiProblem, PlatformUnreachableError } from './client/api-client.js';
import { LinesRejectedError } from './commands/tell-report.js';

/** Errors whose message is enough, as is that of every error of the system or of a library with a code of its own. */
const sentences = [LinesRejectedError, PlatformUnreachableError, SyntaxError] as const;

/** What went wrong, for an operator: a sentence where the cause is known, the whole stack where it is ours. */
export function describeError(error: unknown): string {
  if (error instanceof ApiProblem) return describeProblem(error);
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  const explained = sentences.some((known) => error instanceof known) || 'code' in error;
  return explained ? error.message : (error.stack ?? error.message);
}

function describeProblem({ message, details }: ApiProblem): string {
  const faults = (details.errors ?? []).map((fault) => `  ${fault.path}: ${fault.message}`);
  const hint = details.code === 'token-missing' ? ['  NK_CLIENT_SECRET is not set'] : [];
  return [message, ...faults, ...hint].join('\n');
}
