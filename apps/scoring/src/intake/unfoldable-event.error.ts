/**
 * Thrown where an event does not fit the published methodology or what was told before: its criteria set version or a
 * criterion is unknown, a tally contradicts an earlier one, a revision moves its rating elsewhere. No attempt can
 * succeed, so the event goes to the dead letters, folded in no part.
 */
export class UnfoldableEventError extends Error {
  constructor(
    readonly code: 'criteria-set-unknown' | 'criterion-unknown' | 'tally-differs' | 'revision-moves-rating',
    eventId: string,
    detail: string,
  ) {
    super(`event ${eventId}: ${code} (${detail})`);
    this.name = 'UnfoldableEventError';
  }
}
