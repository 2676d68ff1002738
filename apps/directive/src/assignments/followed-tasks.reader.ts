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

interface TaskRow {
  readonly unit_id: string;
  readonly due_on: CivilDate | null;
  readonly claimed_on: CivilDate | null;
  readonly accepted_on: CivilDate | null;
  readonly illustrative: boolean;
}

/** Counts tasks by where they stood on a day. */
@Injectable()
export class FollowedTasksReader {
  /** A claim or an acceptance of a later day was none yet; a claim that was returned since is none either. */
  async count(session: Session, scope: TaskScope, asOf: CivilDate): Promise<FollowUp> {
    const counters = { selfClosed: new FourWayCounter(), verified: new FourWayCounter() };
    let illustrative = false;
    for (const row of await this.rows(session, scope)) {
      const claimedOn = row.claimed_on !== null && row.claimed_on <= asOf ? row.claimed_on : null;
      const accepted = row.accepted_on !== null && row.accepted_on <= asOf;
      const task = { dueOn: row.due_on, claimedOn, accepted };
      counters.selfClosed.add(selfClosedStanding(task, asOf));
      counters.verified.add(verifiedStanding(task, asOf));
      illustrative ||= row.illustrative;
    }
    return { selfClosed: counters.selfClosed.total, verified: counters.verified.total, illustrative };
  }

  private async rows(session: Session, scope: TaskScope): Promise<TaskRow[]> {
    return session.query<TaskRow>(
      `SELECT unit_id, due_on::text, claimed_on::text, accepted_on::text, illustrative FROM assignments
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
