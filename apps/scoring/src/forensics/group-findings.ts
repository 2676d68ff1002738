import { daysBetween, type CivilDate } from '@namkhong/domain';
import type { StandingDecision } from './standing-decision.js';

/** A rating that a rule would set aside. */
export type Groupable = Pick<StandingDecision, 'ratingId' | 'unitId' | 'rule' | 'day'>;
type Member = Pick<StandingDecision, 'groupId' | 'unitId' | 'rule' | 'day'>;

/** Days without any that end a group. */
const GAP_DAYS = 7;

/**
 * The group each rating is reviewed in, by rating id: ratings of one official, one unit and one rule that lie within a week
 * of each other, so that one burst is one decision.
 *
 * @param open members of the official's groups that nobody has decided yet; later ratings of a burst join them
 */
export function groupFindings(
  findings: readonly Groupable[],
  open: readonly Member[],
  nextId: () => string,
): ReadonlyMap<string, string> {
  const members: Member[] = [...open];
  const groups = new Map<string, string>();
  for (const { ratingId, unitId, rule, day } of findings.toSorted(byDay)) {
    const neighbour = members.find(
      (member) => member.unitId === unitId && member.rule === rule && isNear(member.day, day),
    );
    const groupId = neighbour?.groupId ?? nextId();
    groups.set(ratingId, groupId);
    members.push({ groupId, unitId, rule, day });
  }
  return groups;
}

function isNear(one: CivilDate, other: CivilDate): boolean {
  return Math.abs(daysBetween(one, other)) <= GAP_DAYS;
}

function byDay(a: Groupable, b: Groupable): number {
  return a.day === b.day ? (a.ratingId < b.ratingId ? -1 : 1) : a.day < b.day ? -1 : 1;
}
