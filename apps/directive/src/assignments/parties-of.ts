import { isValidOn, type CivilDate, type TargetUnit } from '@namkhong/domain';
import type { Caller } from '@namkhong/service-kit';
import type { Party } from './life.js';

/** Whom an assignment concerns, as far as it decides who may do what. */
export interface Concerned {
  /** The unit in the lead. */
  readonly unit: TargetUnit;
  readonly supporting: readonly TargetUnit[];
  /** Officials who stand in for the head today. */
  readonly delegates: ReadonlySet<string>;
  readonly claimedBy: string | null;
}

/** The parts in which a person may act on an assignment today; empty for a stranger. */
export function partiesOf(caller: Caller, concerned: Concerned): ReadonlySet<Party> {
  const { unit, supporting, delegates } = concerned;
  const parties = new Set<Party>();
  if (caller.permits('assignment.delegate', unit)) parties.add('head');
  if (caller.permits('assignment.report', unit)) {
    parties.add('member');
    if (caller.officialId !== undefined && delegates.has(caller.officialId)) parties.add('delegate');
  }
  if (supporting.some((each) => caller.permits('assignment.report', each))) parties.add('supporter');
  if (caller.permits('assignment.decide', unit)) parties.add('issuer');
  return parties;
}

/**
 * Whether somebody who decides for the issuer would decide about their own unit's work: they claimed it themselves, or serve
 * in the unit in the lead or in one that supports it. Commanding a unit above is no such thing.
 */
export function decidesOnOwnUnit(caller: Caller, concerned: Concerned, today: CivilDate): boolean {
  const units = [concerned.unit, ...concerned.supporting].map(({ unitId }) => unitId);
  return (
    caller.subject === concerned.claimedBy ||
    caller.grants.some(
      (grant) =>
        (grant.role === 'unit-head' || grant.role === 'official') &&
        grant.unitId !== null &&
        units.includes(grant.unitId) &&
        isValidOn(grant, today),
    )
  );
}
