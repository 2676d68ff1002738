import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Contest, Flag, FlagStep } from './flag.js';

/** Writes flags and what happens to them; rows are only added. */
@Injectable()
export class FlagsRepository {
  /**
   * Keeps evaluations of a quarter apart – a second one waits, and then sees what the first one raised – and whoever would
   * contest or decide about its flags meanwhile.
   */
  async lockQuarter(session: Session, setCode: string, quarter: string): Promise<void> {
    const scope = [setCode, quarter];
    await session.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('flags ' || $1 || ' ' || $2, 0))`,
      scope,
    );
    await session.query('SELECT FROM flag WHERE set_code = $1 AND quarter = $2 FOR UPDATE', scope);
  }

  /** Keeps whoever else would change the life of the flag waiting until the transaction ends. */
  async lock(session: Session, flagId: string): Promise<void> {
    await session.query('SELECT FROM flag WHERE flag_id = $1 FOR UPDATE', [flagId]);
  }

  /** The flag and its first step. The next one of a subject and quarter has the next ordinal, and nobody else's. */
  async add(session: Session, flag: Flag, quarter: string): Promise<void> {
    const { subject } = flag;
    await session.query(
      `INSERT INTO flag (flag_id, subject_kind, subject_id, unit_id, set_code, set_version, quarter, clause_id,
                         threshold, evidence, conditions, lowest_criterion, illustrative, raised_at, contest_until,
                         e_value, checks, explanation, sensitivity, summary, publication_ids, supersedes, ordinal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
               (SELECT coalesce(max(ordinal), 0) + 1 FROM flag
                 WHERE subject_kind = $2 AND subject_id = $3 AND set_code = $5 AND quarter = $7))`,
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
        flag.contestUntil,
        flag.eValue,
        JSON.stringify(flag.checks),
        JSON.stringify(flag.explanation),
        JSON.stringify(flag.sensitivity),
        JSON.stringify(flag.summary),
        flag.publicationIds,
        flag.supersedes,
      ],
    );
    const raised = {
      kind: 'raised',
      at: flag.raisedAt,
      reason: null,
      contestId: null,
      supersededBy: null,
    } as const;
    await this.addStep(session, flag.flagId, raised);
  }

  async addStep(session: Session, flagId: string, step: FlagStep): Promise<void> {
    await session.query(
      `INSERT INTO flag_step (flag_id, ordinal, kind, at, reason, contest_id, superseded_by)
       VALUES ($1, (SELECT coalesce(max(ordinal), 0) + 1 FROM flag_step WHERE flag_id = $1), $2, $3, $4, $5, $6)`,
      [flagId, step.kind, step.at, step.reason, step.contestId, step.supersededBy],
    );
  }

  /** Keeps the contest; answers false where this account has contested the flag before. */
  async addContest(session: Session, flagId: string, contest: Contest): Promise<boolean> {
    const added = await session.query(
      `INSERT INTO flag_contest (contest_id, flag_id, account, lodged_as, content, lodged_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (flag_id, account) DO NOTHING RETURNING 1`,
      [contest.contestId, flagId, contest.account, contest.by, contest.text, contest.lodgedAt],
    );
    return added.length > 0;
  }

  async addDecision(
    session: Session,
    contestId: string,
    { outcome, reason, decidedAt }: NonNullable<Contest['decision']>,
    reviewer: string,
  ): Promise<void> {
    await session.query(
      `INSERT INTO flag_contest_decision (contest_id, outcome, reason, reviewer, decided_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [contestId, outcome, reason, reviewer, decidedAt],
    );
  }
}
