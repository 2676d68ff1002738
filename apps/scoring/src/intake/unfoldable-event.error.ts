/**
 * Thrown where an event does not fit the published methodology: its criteria set version or a criterion is unknown, or
 * a tally contradicts an earlier one. No attempt can succeed, so the event goes to the dead letters, folded in no part.
 */
export class UnfoldableEventError extends Error {
  constructor(
    readonly code: 'criteria-set-unknown' | 'criterion-unknown' | 'tally-differs',
    eventId: string,
    detail: string,
  ) {
    super(`event ${eventId}: ${code} (${detail})`);
    this.name = 'UnfoldableEventError';
  }
}
