import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { CaseEntity } from './case.entity.js';
import type { FlagEnd, OpenedCase } from './open-case.js';

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

  /** Notes once that the flag of a case ended; a flag without a case, or one that ended before, changes nothing. */
  async noteEnd(session: Session, { flagId, end, reason, endedAt }: FlagEnd): Promise<void> {
    await session.manager.update(
      CaseEntity,
      { flagId, flagEnd: IsNull() },
      { flagEnd: end, flagEndReason: reason, flagEndedAt: new Date(endedAt) },
    );
  }
}
