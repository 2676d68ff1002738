import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Flag } from './flag.js';

/** Writes flags; there is nothing here that changes one. */
@Injectable()
export class FlagsRepository {
  /** Answers whether the flag is new: a subject is flagged once for a set and quarter, whoever evaluates beside us. */
  async add(session: Session, flag: Flag, quarter: string): Promise<boolean> {
    const { subject } = flag;
    const added = await session.query(
      `INSERT INTO flag (flag_id, subject_kind, subject_id, unit_id, set_code, set_version, quarter, clause_id,
                         threshold, evidence, conditions, lowest_criterion, illustrative, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (subject_kind, subject_id, set_code, quarter) DO NOTHING
       RETURNING flag_id`,
      [
        flag.flagId,
        subject.kind,
        subject.kind === 'official' ? subject.officialId : subject.unitId,
        subject.unitId,
        flag.setCode,
        flag.setVersion,
        quarter,
        flag.clauseId,
        flag.threshold,
        JSON.stringify(flag.evidence),
        JSON.stringify(flag.conditions),
        flag.lowestCriterion,
        flag.illustrative,
        flag.raisedAt,
      ],
    );
    return added.length > 0;
  }
}
