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

/** Whether somebody else changed it since it was shown. */
export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 412;
}

/** What the service says is wrong with one field (`clauses.0.dueOn`); null where it says nothing of it. */
export function errorAt(error: unknown, path: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  return error.problem.errors?.find((one) => one.path === path)?.message ?? null;
}
