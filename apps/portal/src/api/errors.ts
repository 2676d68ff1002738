import type { ProblemDetails } from '@namkhong/contracts/http/problem';

/** Thrown when a service refuses or fails; carries its problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: ProblemDetails,
    /** Seconds to wait before trying again, where the service says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.title);
  }
}

/** Thrown when the request did not reach a service or its answer did not come back. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** Thrown when an answer is not what the contract promises. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
}

/** Whether trying the same again may help: the network, an overload, a failing server. */
export function isTransient(error: unknown): boolean {
  if (error instanceof OfflineError) return true;
  return error instanceof ProblemError && (error.problem.status === 429 || error.problem.status >= 500);
}
