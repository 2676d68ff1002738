import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from './criteria-set.js';

/** Writes versions of criteria sets; there is nothing here that changes one. */
@Injectable()
export class CriteriaSetsRepository {
  /** Holds back every other publication of the set until the transaction ends. */
  async lock(session: Session, setCode: string): Promise<void> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('criteria_set:' || $1, 0))`, [
      setCode,
    ]);
  }

  async add(session: Session, set: CriteriaSetVersion, publishedAt: Date): Promise<void> {
    await session.query(
      `INSERT INTO criteria_set (set_code, version, title, effective_from, legal_basis, clause_id, headline, criteria,
                                 low_rule, overall_weights, channel_shares, retrospective, illustrative, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        set.setCode,
        set.version,
        JSON.stringify(set.title),
        set.effectiveFrom,
        set.legalBasis,
        set.clauseId,
        set.headline,
        JSON.stringify(set.criteria),
        JSON.stringify(set.lowRule),
        JSON.stringify(set.overallWeights),
        set.channelShares && JSON.stringify(set.channelShares),
        set.retrospective,
        set.illustrative,
        publishedAt,
      ],
    );
  }
}
