import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from './evidence.port.js';
import { UNDECIDED_MATTERS, type UndecidedMatters } from './undecided-matters.port.js';

export interface SubjectState {
  readonly unitId: string;
  readonly illustrative: boolean;
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
}

/** Where subjects belong, whether they are fictional, and what is still open about them. */
@Injectable()
export class SubjectsReader {
  constructor(@Inject(UNDECIDED_MATTERS) private readonly matters: UndecidedMatters) {}

  async states(session: Session, subjects: readonly Subject[]): Promise<ReadonlyMap<string, SubjectState>> {
    const ids = subjects.map(({ subjectId }) => subjectId);
    const units = await this.unitsOfOfficials(session, ids);
    const undecided = await this.matters.of(session, ids);
    const contests = await this.pendingContests(session, ids);
    const illustrative = await this.illustrative(session, ids);
    return new Map(
      subjects.map(({ kind, subjectId }) => {
        const state: SubjectState = {
          unitId: kind === 'unit' ? subjectId : (units.get(subjectId) ?? subjectId),
          illustrative: illustrative.has(subjectId),
          pendingContests: contests.get(subjectId) ?? 0,
          undecided: undecided.get(subjectId) ?? [],
        };
        return [subjectId, state];
      }),
    );
  }

  /** The unit each official was rated in last. */
  private async unitsOfOfficials(
    session: Session,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ officialId: string; unitId: string }>(
      `SELECT DISTINCT ON (official_id) official_id AS "officialId", unit_id AS "unitId" FROM rating
        WHERE official_id = ANY ($1::uuid[]) ORDER BY official_id, day DESC, rating_id`,
      [ids],
    );
    return new Map(rows.map(({ officialId, unitId }) => [officialId, unitId]));
  }

  private async pendingContests(
    session: Session,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await session.query<{ subjectId: string; count: number }>(
      `SELECT subject_id AS "subjectId", count(*)::int AS count FROM undecided_matter
        WHERE subject_id = ANY ($1::uuid[]) AND kind = 'contest' AND decided_at IS NULL GROUP BY subject_id`,
      [ids],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }

  private async illustrative(session: Session, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ subjectId: string }>(
      `SELECT DISTINCT subject_id AS "subjectId" FROM month_cell
        WHERE subject_id = ANY ($1::uuid[]) AND illustrative`,
      [ids],
    );
    return new Set(rows.map(({ subjectId }) => subjectId));
  }
}
