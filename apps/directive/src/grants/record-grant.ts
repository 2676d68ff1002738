import type { CivilDate, Grant } from '@namkhong/domain';

/** A grant as the register holds it. */
export interface GrantState extends Grant {
  readonly grantId: string;
  /** The `sub` of the access token. */
  readonly subject: string;
}

export type GrantRequest = Omit<GrantState, 'grantId'>;

export type GrantDecision =
  | { readonly outcome: 'unchanged' | 'record'; readonly grant: GrantState }
  | { readonly outcome: 'interval-empty' };

/**
 * What a request does to the register. The same subject, role, unit and first day is the same grant: asking again
 * changes nothing, another end or official changes it in place.
 */
export function decideGrant(
  same: GrantState | null,
  request: GrantRequest,
  nextId: () => string,
): GrantDecision {
  if (isEmpty(request.validFrom, request.validTo)) return { outcome: 'interval-empty' };
  if (same === null) return { outcome: 'record', grant: { ...request, grantId: nextId() } };
  const isUnchanged = same.validTo === request.validTo && same.officialId === request.officialId;
  return isUnchanged
    ? { outcome: 'unchanged', grant: same }
    : { outcome: 'record', grant: { ...request, grantId: same.grantId } };
}

function isEmpty(from: CivilDate, to: CivilDate | null): boolean {
  return to !== null && to <= from;
}
