import { quarterDays, type Quarter } from '../calendar/period.js';
import type { CivilDate } from '../calendar/civil-date.js';
import type { SubmittedRating } from '../cells/rating-entry.js';
import type { LogPositions } from './manifest.js';
import type { SubjectInputs } from './subject-inputs.js';

/** Where a record lies in the log. */
export interface LogPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** Whether a rating counts, as decided. */
export interface StandingDecision {
  readonly ratingId: string;
  /** The highest is in force. */
  readonly sequence: number;
  readonly standing: 'counted' | 'quarantined' | 'excluded';
  readonly rule: string;
}

/** Dossiers of a unit, and of an official where there is one: signed additions. */
export interface ServedCount {
  readonly unitId: string;
  readonly officialId: string | null;
  readonly day: CivilDate;
  readonly closed: number;
  readonly invited: number;
  readonly onTime: number;
}

/** A decision about an alert that, once confirmed, leaves a channel out of an official's months. */
export interface DropDecision {
  readonly alertId: string;
  readonly sequence: number;
  readonly subjectId: string;
  readonly confirmed: boolean;
  readonly channel: string;
  /** First days of the first and the last month; both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A rating as it was known at a moment of the log. */
export interface RatingThen {
  readonly ratingId: string;
  /** As cast or last revised. */
  readonly rating: SubmittedRating;
  readonly decision: StandingDecision | null;
  readonly isWithdrawn: boolean;
  /** Neither withdrawn nor set aside. */
  readonly counts: boolean;
}

type RatingFact =
  | { readonly kind: 'content'; readonly revision: number; readonly rating: SubmittedRating }
  | { readonly kind: 'withdrawn'; readonly revision: number }
  | { readonly kind: 'decided'; readonly decision: StandingDecision };

/**
 * What the log says of one set and quarter, kept with the place of each record, so that it can be asked how things stood at
 * any moment. Records may be added in any order and more than once, as the log may repeat them.
 */
export class PublicationLog {
  private readonly ratings = new Map<string, (LogPlace & RatingFact)[]>();
  private readonly ofUnit = new Map<string, Set<string>>();
  private readonly served = new Map<string, LogPlace & ServedCount>();
  private readonly drops = new Map<string, (LogPlace & DropDecision)[]>();

  constructor(
    private readonly setCode: string,
    private readonly quarter: Quarter,
  ) {}

  /** @param revision 0 as cast; the highest revision counts */
  addRating(place: LogPlace, ratingId: string, revision: number, rating: SubmittedRating): void {
    if (rating.setCode !== this.setCode || !this.isWithin(rating.day)) return;
    listIn(this.ratings, ratingId).push({ ...place, kind: 'content', revision, rating });
    const ids = this.ofUnit.get(rating.unitId) ?? new Set();
    this.ofUnit.set(rating.unitId, ids.add(ratingId));
  }

  addWithdrawal(place: LogPlace, ratingId: string, revision: number): void {
    listIn(this.ratings, ratingId).push({ ...place, kind: 'withdrawn', revision });
  }

  addDecision(place: LogPlace, decision: StandingDecision): void {
    listIn(this.ratings, decision.ratingId).push({ ...place, kind: 'decided', decision });
  }

  /** A count has no number of its own: what comes twice is told apart by the id of its event. */
  addServed(place: LogPlace, eventId: string, count: ServedCount): void {
    if (this.isWithin(count.day) && !this.served.has(eventId)) {
      this.served.set(eventId, { ...place, ...count });
    }
  }

  addDrop(place: LogPlace, decision: DropDecision): void {
    listIn(this.drops, decision.alertId).push({ ...place, ...decision });
  }

  /** Ratings of a quarter, of some units or of all, as the log stood at the positions. In the order of their ids. */
  ratingsAt(positions: LogPositions, unitIds?: readonly string[]): RatingThen[] {
    const ids = unitIds
      ? unitIds.flatMap((unitId) => [...(this.ofUnit.get(unitId) ?? [])])
      : [...this.ratings.keys()];
    return ids.toSorted().flatMap((ratingId) =>
      ratingThen(
        ratingId,
        (this.ratings.get(ratingId) ?? []).filter((fact) => isBefore(fact, positions)),
      ),
    );
  }

  /** What was served of each subject: units and officials by their ids. */
  servedAt(positions: LogPositions): ReadonlyMap<string, SubjectInputs['service']> {
    const sums = new Map<string, { closed: bigint; invited: bigint; onTime: bigint }>();
    for (const count of this.served.values()) {
      if (!isBefore(count, positions)) continue;
      for (const subjectId of [count.unitId, count.officialId]) {
        if (subjectId === null) continue;
        const known = sums.get(subjectId) ?? { closed: 0n, invited: 0n, onTime: 0n };
        sums.set(subjectId, {
          closed: known.closed + BigInt(count.closed),
          invited: known.invited + BigInt(count.invited),
          onTime: known.onTime + BigInt(count.onTime),
        });
      }
    }
    return sums;
  }

  /** Channels that are left out, as decided last, where they touch the quarter. */
  dropsAt(positions: LogPositions): DropDecision[] {
    const { from, to } = quarterDays(this.quarter);
    return [...this.drops.values()].flatMap((decisions) => {
      const [last] = decisions
        .filter((decision) => isBefore(decision, positions))
        .toSorted((a, b) => b.sequence - a.sequence);
      return last?.confirmed && last.from < to && last.to >= from ? [last] : [];
    });
  }

  private isWithin(day: CivilDate): boolean {
    const { from, to } = quarterDays(this.quarter);
    return day >= from && day < to;
  }
}

/** Nothing of a rating of which only a withdrawal or a decision is known. */
function ratingThen(ratingId: string, facts: readonly RatingFact[]): RatingThen[] {
  const contents = facts.flatMap((fact) => (fact.kind === 'content' ? [fact] : []));
  const [content] = contents.toSorted((a, b) => b.revision - a.revision);
  if (!content) return [];
  const decisions = facts.flatMap((fact) => (fact.kind === 'decided' ? [fact.decision] : []));
  const [decision = null] = decisions.toSorted((a, b) => b.sequence - a.sequence);
  const isWithdrawn = facts.some((fact) => fact.kind === 'withdrawn' && fact.revision >= content.revision);
  const counts = !isWithdrawn && (decision === null || decision.standing === 'counted');
  return [{ ratingId, rating: content.rating, decision, isWithdrawn, counts }];
}

function isBefore({ topic, partition, offset }: LogPlace, positions: LogPositions): boolean {
  const next = positions[topic]?.[String(partition)];
  return next !== undefined && offset < BigInt(next);
}

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
