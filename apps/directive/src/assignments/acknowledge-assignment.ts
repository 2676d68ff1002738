/** What acknowledging depends on; `version` counts what people changed, not what the post office reported. */
export interface Acknowledgeable {
  readonly version: number;
  readonly acknowledgedAt: Date | null;
}

export type AcknowledgeDecision = 'acknowledge' | 'unchanged' | 'version-differs';

/**
 * Whether a unit's acknowledgement is recorded. The second one changes nothing, whatever version it was made from;
 * the first must have been made from the version that is stored.
 */
export function decideAcknowledgement(
  assignment: Acknowledgeable,
  expectedVersion: number,
): AcknowledgeDecision {
  if (assignment.acknowledgedAt !== null) return 'unchanged';
  return expectedVersion === assignment.version ? 'acknowledge' : 'version-differs';
}
