import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Flag } from './flag.js';

export interface FlagFilter {
  /** The units whose flags are wanted; null means all. */
  readonly unitIds: readonly string[] | null;
  readonly limit: number;
  /** The last flag of the page before. */
  readonly after: string | undefined;
}

interface Row extends Omit<Flag, 'subject' | 'raisedAt'> {
  readonly subjectKind: Flag['subject']['kind'];
  readonly subjectId: string;
  readonly unitId: string;
  readonly raisedAt: Date;
}

const SELECT = `
  SELECT flag_id AS "flagId", subject_kind AS "subjectKind", subject_id AS "subjectId", unit_id AS "unitId",
         set_code AS "setCode", set_version AS "setVersion", clause_id AS "clauseId", threshold, evidence, conditions,
         lowest_criterion AS "lowestCriterion", illustrative, raised_at AS "raisedAt"
    FROM flag`;

/** What may be asked of flags; callers decide beforehand for which units. */
@Injectable()
export class FlagsReader {
  /** Latest first. */
  async list(session: Session, { unitIds, limit, after }: FlagFilter): Promise<Flag[]> {
    const rows = await session.query<Row>(
      `${SELECT} WHERE ($1::uuid[] IS NULL OR unit_id = ANY ($1)) AND ($2::uuid IS NULL OR flag_id < $2)
        ORDER BY flag_id DESC LIMIT $3`,
      [unitIds, after ?? null, limit],
    );
    return rows.map(toFlag);
  }

  async find(session: Session, flagId: string): Promise<Flag | undefined> {
    const [row] = await session.query<Row>(`${SELECT} WHERE flag_id = $1`, [flagId]);
    return row && toFlag(row);
  }
}

function toFlag({ subjectKind, subjectId, unitId, raisedAt, ...rest }: Row): Flag {
  const subject: Flag['subject'] =
    subjectKind === 'official'
      ? { kind: 'official', unitId, officialId: subjectId }
      : { kind: 'unit', unitId };
  return { ...rest, subject, raisedAt: raisedAt.toISOString() };
}
