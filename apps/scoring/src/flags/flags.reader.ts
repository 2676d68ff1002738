import type { SubjectKind } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Contest, Flag, FlagFile, FlagStep } from './flag.js';

export interface FlagFilter {
  /** The units whose flags are wanted; null means all. */
  readonly unitIds: readonly string[] | null;
  /** The official whose own flags are wanted. */
  readonly officialId?: string;
  readonly limit: number;
  /** The last flag of the page before. */
  readonly after: string | undefined;
}

interface Row extends Omit<Flag, 'subject' | 'raisedAt'> {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly unitId: string;
  readonly raisedAt: Date;
}

interface StepRow extends Omit<FlagStep, 'at'> {
  readonly flagId: string;
  readonly at: Date;
}

interface ContestRow extends Pick<Contest, 'contestId' | 'account' | 'by' | 'text'> {
  readonly flagId: string;
  readonly lodgedAt: Date;
  readonly outcome: 'upheld' | 'rejected' | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

const SELECT = `
  SELECT flag_id AS "flagId", subject_kind AS "subjectKind", subject_id AS "subjectId", unit_id AS "unitId",
         set_code AS "setCode", set_version AS "setVersion", clause_id AS "clauseId", threshold, evidence, conditions,
         lowest_criterion AS "lowestCriterion", illustrative, raised_at AS "raisedAt",
         contest_until::text AS "contestUntil", e_value AS "eValue", checks, explanation, sensitivity, summary,
         publication_ids AS "publicationIds", supersedes
    FROM flag`;

/** What may be asked of flags; callers decide beforehand for which units. */
@Injectable()
export class FlagsReader {
  /** Latest first. */
  async list(session: Session, { unitIds, officialId, limit, after }: FlagFilter): Promise<FlagFile[]> {
    const rows = await session.query<Row>(
      `${SELECT} WHERE ($1::uuid[] IS NULL OR unit_id = ANY ($1)) AND ($2::uuid IS NULL OR flag_id < $2)
            AND ($4::uuid IS NULL OR (subject_kind = 'official' AND subject_id = $4))
        ORDER BY flag_id DESC LIMIT $3`,
      [unitIds, after ?? null, limit, officialId ?? null],
    );
    return this.files(session, rows);
  }

  async find(session: Session, flagId: string): Promise<FlagFile | undefined> {
    const [file] = await this.files(
      session,
      await session.query<Row>(`${SELECT} WHERE flag_id = $1`, [flagId]),
    );
    return file;
  }

  /** The last flag of every subject that has one for the set and quarter, by kind and subject id. */
  async latest(
    session: Session,
    setCode: string,
    quarter: string,
  ): Promise<Readonly<Record<SubjectKind, ReadonlyMap<string, FlagFile>>>> {
    const rows = await session.query<Row>(
      `${SELECT} WHERE set_code = $1 AND quarter = $2
            AND NOT EXISTS (SELECT FROM flag later
                             WHERE later.subject_kind = flag.subject_kind AND later.subject_id = flag.subject_id
                               AND later.set_code = flag.set_code AND later.quarter = flag.quarter
                               AND later.ordinal > flag.ordinal)`,
      [setCode, quarter],
    );
    const files = await this.files(session, rows);
    const of = (kind: SubjectKind) =>
      new Map(
        rows.flatMap(({ subjectKind, subjectId }, index): [string, FlagFile][] => {
          const file = files[index];
          return subjectKind === kind && file ? [[subjectId, file]] : [];
        }),
      );
    return { unit: of('unit'), official: of('official') };
  }

  /** How many contests of the subjects' flags are pending, by subject id; those of flags that ended are not. */
  async pendingContests(
    session: Session,
    setCode: string,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await session.query<{ subjectId: string; count: number }>(
      `SELECT subject_id AS "subjectId", count(*)::int AS count
         FROM flag_contest JOIN flag USING (flag_id) LEFT JOIN flag_contest_decision USING (contest_id)
        WHERE subject_id = ANY ($1::uuid[]) AND set_code = $2 AND outcome IS NULL
          AND NOT EXISTS (SELECT FROM flag_step step WHERE step.flag_id = flag.flag_id
                             AND step.kind IN ('lapsed', 'superseded', 'contest-upheld'))
        GROUP BY subject_id`,
      [subjectIds, setCode],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }

  private async files(session: Session, rows: readonly Row[]): Promise<FlagFile[]> {
    const ids = rows.map(({ flagId }) => flagId);
    const steps = await session.query<StepRow>(
      `SELECT flag_id AS "flagId", kind, at, reason, contest_id AS "contestId", superseded_by AS "supersededBy"
         FROM flag_step WHERE flag_id = ANY ($1::uuid[]) ORDER BY flag_id, ordinal`,
      [ids],
    );
    const contests = await session.query<ContestRow>(
      `SELECT flag_id AS "flagId", contest_id AS "contestId", account, lodged_as AS by, content AS text,
              lodged_at AS "lodgedAt", outcome, reason, decided_at AS "decidedAt"
         FROM flag_contest LEFT JOIN flag_contest_decision USING (contest_id)
        WHERE flag_id = ANY ($1::uuid[]) ORDER BY contest_id`,
      [ids],
    );
    const stepsOf = Map.groupBy(steps, ({ flagId }) => flagId);
    const contestsOf = Map.groupBy(contests, ({ flagId }) => flagId);
    return rows.map((row) => ({
      flag: toFlag(row),
      history: (stepsOf.get(row.flagId) ?? []).map(toStep),
      contests: (contestsOf.get(row.flagId) ?? []).map(toContest),
    }));
  }
}

function toFlag({ subjectKind, subjectId, unitId, raisedAt, ...rest }: Row): Flag {
  const subject: Flag['subject'] =
    subjectKind === 'official'
      ? { kind: 'official', unitId, officialId: subjectId }
      : { kind: 'unit', unitId };
  return { ...rest, subject, raisedAt: raisedAt.toISOString() };
}

function toStep({ kind, at, reason, contestId, supersededBy }: StepRow): FlagStep {
  return { kind, at: at.toISOString(), reason, contestId, supersededBy };
}

function toContest({
  contestId,
  account,
  by,
  text,
  lodgedAt,
  outcome,
  reason,
  decidedAt,
}: ContestRow): Contest {
  const decision =
    outcome === null || reason === null || decidedAt === null
      ? null
      : { outcome, reason, decidedAt: decidedAt.toISOString() };
  return { contestId, account, by, text, lodgedAt: lodgedAt.toISOString(), decision };
}
