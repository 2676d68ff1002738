import {
  FourWayCounter,
  selfClosedStanding,
  verifiedStanding,
  type CivilDate,
  type FourWay,
} from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Which tasks are counted; what was withdrawn is in no count. */
export interface TaskScope {
  readonly clauseId?: string;
  readonly directiveId?: string;
  /** Units in the lead; all where left out. */
  readonly unitIds?: readonly string[];
  /** Tasks that were in hand at any time of the days [from, to): given before `to`, and not accepted before `from`. */
  readonly inHand?: { readonly from: CivilDate; readonly to: CivilDate };
}

/** The four counts by the units' own word, and as the issuer has verified. */
export interface FollowUp {
  readonly selfClosed: FourWay;
  readonly verified: FourWay;
  /** Tasks of invented units or directives are among them. */
  readonly illustrative: boolean;
}

export interface EachFollowUp {
  readonly total: FollowUp;
  readonly byUnit: ReadonlyMap<string, FollowUp>;
  readonly byDirective: ReadonlyMap<string, FollowUp>;
}

interface TaskRow {
  readonly unit_id: string;
  readonly directive_id: string | null;
  readonly due_on: CivilDate | null;
  readonly missed_hour: boolean;
  readonly claimed_on: CivilDate | null;
  readonly accepted_on: CivilDate | null;
  readonly illustrative: boolean;
}

/** Counts tasks by where they stood on a day. A claim or an acceptance of a later day was none yet. */
@Injectable()
export class FollowedTasksReader {
  async count(session: Session, scope: TaskScope, asOf: CivilDate): Promise<FollowUp> {
    return countTasks(await this.rows(session, scope), asOf);
  }

  /** The same for each unit in the lead and for each directive, by id, from one look at the tasks. */
  async countEach(session: Session, scope: TaskScope, asOf: CivilDate): Promise<EachFollowUp> {
    const rows = await this.rows(session, scope);
    const each = (groups: ReadonlyMap<string | null, readonly TaskRow[]>) =>
      new Map(
        [...groups].flatMap(([id, ofId]) => (id === null ? [] : [[id, countTasks(ofId, asOf)] as const])),
      );
    return {
      total: countTasks(rows, asOf),
      byUnit: each(Map.groupBy(rows, (row) => row.unit_id)),
      byDirective: each(Map.groupBy(rows, (row) => row.directive_id)),
    };
  }

  private async rows(session: Session, scope: TaskScope): Promise<TaskRow[]> {
    return session.query<TaskRow>(
      `SELECT unit_id, directive_id, due_on::text, missed_hour, claimed_on::text, accepted_on::text, illustrative FROM assignments
        WHERE state <> 'withdrawn' AND kind = 'directive'
          AND ($1::uuid IS NULL OR clause_id = $1) AND ($2::uuid IS NULL OR directive_id = $2)
          AND ($3::uuid[] IS NULL OR unit_id = ANY($3))
          AND ($4::date IS NULL OR (issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < $4)
          AND ($5::date IS NULL OR accepted_on IS NULL OR accepted_on >= $5)`,
      [
        scope.clauseId ?? null,
        scope.directiveId ?? null,
        scope.unitIds ?? null,
        scope.inHand?.to ?? null,
        scope.inHand?.from ?? null,
      ],
    );
  }
}

/** A claim that was returned since is none either: the unit's word no longer stands. */
function countTasks(rows: readonly TaskRow[], asOf: CivilDate): FollowUp {
  const counters = { selfClosed: new FourWayCounter(), verified: new FourWayCounter() };
  for (const row of rows) {
    const claimedOn = row.claimed_on !== null && row.claimed_on <= asOf ? row.claimed_on : null;
    const accepted = row.accepted_on !== null && row.accepted_on <= asOf;
    const missedHour = row.missed_hour && row.due_on !== null && row.due_on <= asOf;
    const task = { dueOn: row.due_on, claimedOn, accepted, missedHour };
    counters.selfClosed.add(selfClosedStanding(task, asOf));
    counters.verified.add(verifiedStanding(task, asOf));
  }
  return {
    selfClosed: counters.selfClosed.total,
    verified: counters.verified.total,
    illustrative: rows.some(({ illustrative }) => illustrative),
  };
}
