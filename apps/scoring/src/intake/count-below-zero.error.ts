/**
 * Thrown where more would be taken back than was ever added: an impossible undo. The tables refuse it, nothing is
 * changed, and the event goes to the dead letters.
 */
export class CountBelowZeroError extends Error {
  readonly code = 'count-below-zero';

  constructor(table: string, cause: unknown) {
    super(`count-below-zero (${table}): more would be taken back than was added`, { cause });
    this.name = 'CountBelowZeroError';
  }
}
