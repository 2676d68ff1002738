import type { UndecidedMatter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Subject } from './subject-evidence.js';

export interface SubjectState {
  readonly unitId: string;
  readonly illustrative: boolean;
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
}

interface MatterRow {
  readonly subjectId: string;
  readonly kind: 'contest' | UndecidedMatter['kind'];
  readonly decideBy: string;
}

/** Where subjects belong, whether they are fictional, and what is still open about them. */
@Injectable()
export class SubjectsReader {
  async states(session: Session, subjects: readonly Subject[]): Promise<ReadonlyMap<string, SubjectState>> {
    const ids = subjects.map(({ subjectId }) => subjectId);
    const units = await this.unitsOfOfficials(session, ids);
    const matters = Map.groupBy(await this.openMatters(session, ids), ({ subjectId }) => subjectId);
    const illustrative = await this.illustrative(session, ids);
    return new Map(
      subjects.map(({ kind, subjectId }) => {
        const open = matters.get(subjectId) ?? [];
        const state: SubjectState = {
          unitId: kind === 'unit' ? subjectId : (units.get(subjectId) ?? subjectId),
          illustrative: illustrative.has(subjectId),
          pendingContests: open.filter((matter) => matter.kind === 'contest').length,
          undecided: open.flatMap(({ kind: what, decideBy }) =>
            what === 'contest' ? [] : [{ kind: what, decideBy }],
          ),
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

  private async openMatters(session: Session, ids: readonly string[]): Promise<MatterRow[]> {
    return session.query<MatterRow>(
      `SELECT subject_id AS "subjectId", kind, decide_by::text AS "decideBy" FROM undecided_matter
        WHERE subject_id = ANY ($1::uuid[]) AND decided_at IS NULL`,
      [ids],
    );
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
