import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CaseEntity } from './case.entity.js';
import type { OpenedCase } from './open-case.js';

/** Writes cases. */
@Injectable()
export class CaseRepository {
  /** Adds the case; false when its flag has opened one before. */
  async add(session: Session, { caseId, flag, openedAt }: OpenedCase): Promise<boolean> {
    const { flagId, subject, threshold, evidence, conditions, lowestCriterion, illustrative } = flag;
    const inserted = await session.manager
      .createQueryBuilder()
      .insert()
      .into(CaseEntity)
      .values({
        caseId,
        flagId,
        unitId: subject.unitId,
        officialId: subject.kind === 'official' ? subject.officialId : null,
        status: 'opened',
        openedAt,
        threshold,
        evidence,
        conditions,
        lowestCriterion,
        illustrative,
      })
      .orIgnore()
      .returning('case_id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }
}
