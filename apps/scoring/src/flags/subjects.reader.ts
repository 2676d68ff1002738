import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from './evidence.port.js';
import { FlagsReader } from './flags.reader.js';
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
  constructor(
    @Inject(UNDECIDED_MATTERS) private readonly matters: UndecidedMatters,
    private readonly flags: FlagsReader,
  ) {}

  async states(
    session: Session,
    setCode: string,
    subjects: readonly Subject[],
  ): Promise<ReadonlyMap<string, SubjectState>> {
    const ids = subjects.map(({ subjectId }) => subjectId);
    const units = await this.unitsOfOfficials(session, ids);
    const undecided = await this.matters.of(session, ids);
    const contests = await this.flags.pendingContests(session, setCode, ids);
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

  private async illustrative(session: Session, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ subjectId: string }>(
      `SELECT DISTINCT subject_id AS "subjectId" FROM month_cell
        WHERE subject_id = ANY ($1::uuid[]) AND illustrative`,
      [ids],
    );
    return new Set(rows.map(({ subjectId }) => subjectId));
  }
}
