import type { findingRequest } from '@namkhong/contracts/http/directive-inspections';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { z } from 'zod';
import { FindingEntity } from './finding.entity.js';
import type { Review } from './finding-life.js';

export type Finding = Readonly<FindingEntity>;
export type EvidenceItem = z.output<typeof findingRequest>['evidence'][number];

/** What happened to a finding. Who did it stands in the audit log. */
export interface FindingStep {
  readonly kind:
    | 'drafted'
    | 'changed'
    | 'notified'
    | 'explained'
    | 'concluded'
    | 'appealed'
    | 'appeal-decided'
    | 'finalised'
    | 'corrected'
    | 'withdrawn'
    | 'expired'
    | 'clock-started'
    | 'discarded';
  readonly detail: string | null;
  readonly reason: string | null;
}

/** Writes findings. What was said of one is added to, never replaced. */
@Injectable()
export class FindingRepository {
  async add(session: Session, finding: Finding): Promise<void> {
    await session.manager.insert(FindingEntity, { ...finding });
  }

  /** The finding, its row locked until the transaction ends. */
  async lock(session: Session, findingId: string): Promise<Finding | null> {
    return session.manager.findOne(FindingEntity, {
      where: { findingId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(session: Session, findingId: string, change: Partial<Finding>): Promise<void> {
    await session.manager.update(FindingEntity, { findingId }, { ...change });
  }

  async addStep(session: Session, findingId: string, step: FindingStep, at: Date): Promise<void> {
    await session.query(
      `INSERT INTO finding_steps (finding_id, ordinal, kind, at, detail, reason)
       SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM finding_steps WHERE finding_id = $1`,
      [findingId, step.kind, at, step.detail, step.reason],
    );
  }

  /** The evidence of a draft, replaced as a whole. */
  async replaceEvidence(
    session: Session,
    findingId: string,
    evidence: readonly (EvidenceItem & { readonly evidenceId: string })[],
    at: Date,
  ): Promise<void> {
    await session.query(`DELETE FROM finding_evidence WHERE finding_id = $1`, [findingId]);
    for (const { evidenceId, kind, reference, sha256, redacted } of evidence) {
      await session.query(
        `INSERT INTO finding_evidence (evidence_id, finding_id, kind, reference, sha256, redacted, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [evidenceId, findingId, kind, reference, sha256, redacted, at],
      );
    }
  }

  async addExplanation(
    session: Session,
    findingId: string,
    said: { readonly text: string; readonly at: Date; readonly late: boolean; readonly account: string },
  ): Promise<void> {
    await session.query(
      `INSERT INTO finding_explanations (finding_id, ordinal, text, at, late, account)
       SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM finding_explanations WHERE finding_id = $1`,
      [findingId, said.text, said.at, said.late, said.account],
    );
  }

  async addAppeal(
    session: Session,
    findingId: string,
    appeal: { readonly text: string; readonly lodgedAt: Date; readonly account: string },
  ): Promise<void> {
    await session.query(
      `INSERT INTO finding_appeals (finding_id, text, lodged_at, account) VALUES ($1, $2, $3, $4)`,
      [findingId, appeal.text, appeal.lodgedAt, appeal.account],
    );
  }

  async decideAppeal(
    session: Session,
    findingId: string,
    decision: {
      readonly outcome: Review;
      readonly reason: string;
      readonly decidedAt: Date;
      readonly by: string;
    },
  ): Promise<void> {
    await session.query(
      `UPDATE finding_appeals SET outcome = $2, reason = $3, decided_at = $4, decided_by = $5 WHERE finding_id = $1`,
      [findingId, decision.outcome, decision.reason, decision.decidedAt, decision.by],
    );
  }

  async appellant(session: Session, findingId: string): Promise<string | null> {
    const [row] = await session.query<{ account: string }>(
      `SELECT account FROM finding_appeals WHERE finding_id = $1`,
      [findingId],
    );
    return row?.account ?? null;
  }

  /** Concluded findings whose days for an appeal are over, locked; what somebody else holds is left for later. */
  async lockUncontested(session: Session, today: CivilDate, limit: number): Promise<Finding[]> {
    const rows = await session.query<{ finding_id: string }>(
      `SELECT f.finding_id FROM findings f
         JOIN clocks c ON c.matter_id = f.finding_id AND c.rule_code = 'finding-appeal' AND c.stopped_on IS NULL
        WHERE f.state = 'concluded' AND c.due_on < $1::date
        ORDER BY f.finding_id LIMIT $2 FOR UPDATE OF f SKIP LOCKED`,
      [today, limit],
    );
    return this.byIds(
      session,
      rows.map(({ finding_id }) => finding_id),
    );
  }

  /** Final findings whose last day is over, locked. */
  async lockExpired(session: Session, today: CivilDate, limit: number): Promise<Finding[]> {
    return session.manager.find(FindingEntity, {
      where: { state: 'final', expiresOn: LessThan(today) },
      order: { findingId: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  private async byIds(session: Session, findingIds: readonly string[]): Promise<Finding[]> {
    return findingIds.length === 0
      ? []
      : session.manager
          .createQueryBuilder(FindingEntity, 'finding')
          .where('finding.findingId IN (:...findingIds)', { findingIds })
          .orderBy('finding.findingId')
          .getMany();
  }
}
