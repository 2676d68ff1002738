import { SealingError, type SealingFault } from '@namkhong/sealing';
import { problem, type ProblemDetails } from '@namkhong/contracts/http/problem';
import { OfflineError, ProblemError, UnreadableAnswerError } from '../api/errors.js';

/** A failure as it goes from one thread to the other, where classes are lost. */
export type ToldFailure =
  | { readonly kind: 'problem'; readonly problem: ProblemDetails; readonly retryAfter: number | null }
  | { readonly kind: 'offline' | 'unreadable' | 'other'; readonly message: string }
  | { readonly kind: 'sealing'; readonly code: SealingFault };

export function tellFailure(error: unknown): ToldFailure {
  if (error instanceof ProblemError)
    return { kind: 'problem', problem: problem.parse(error.problem), retryAfter: error.retryAfter };
  if (error instanceof SealingError) return { kind: 'sealing', code: error.code };
  const message = error instanceof Error ? error.message : String(error);
  // A part of the thread that was not loaded yet fails otherwise than a request.
  if (error instanceof OfflineError || !navigator.onLine) return { kind: 'offline', message };
  return { kind: error instanceof UnreadableAnswerError ? 'unreadable' : 'other', message };
}

/** The inverse. */
export function heardFailure(told: ToldFailure): Error {
  switch (told.kind) {
    case 'problem':
      return new ProblemError(told.problem, told.retryAfter);
    case 'sealing':
      return new SealingError(told.code);
    case 'offline':
      return new OfflineError(told.message);
    case 'unreadable':
      return new UnreadableAnswerError(told.message);
    case 'other':
      return new Error(told.message);
  }
}
