import type { caseRequest } from '@namkhong/contracts/http/directive-handling';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { z } from 'zod';
import { CaseEntity } from './case.entity.js';
import type { Review } from './case-life.js';

export type Case = Readonly<CaseEntity>;
/** A case that begins: what it says of its origin; the rest is not there yet. */
export type NewCase = Pick<
  Case,
  'caseId' | 'origin' | 'unitId' | 'officialId' | 'openedAt' | 'illustrative'
> &
  Partial<Case>;
export type CaseEvidence = z.output<typeof caseRequest>['evidence'][number];

/** What happened in a case. Who did it stands in the audit log. */
export interface CaseStep {
  readonly kind:
    | 'opened'
    | 'noticed'
    | 'replied'
    | 'window-over'
    | 'proposed'
    | 'returned'
    | 'decided'
    | 'notified'
    | 'appealed'
    | 'appeal-decided'
    | 'finalised'
    | 'correction-due'
    | 'corrected'
    | 'recused'
    | 'clock-started'
    | 'closed'
    | 'expired';
  readonly detail?: string | null;
  readonly reason?: string | null;
}

export interface CaseDecision {
  readonly kind: 'decision' | 'appeal' | 'correction';
  readonly outcome: Review | null;
  readonly measure: { readonly code: string; readonly version: number } | null;
  readonly ground: string | null;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly by: string;
}

/** Writes cases. What was said and decided in one is added to, never replaced. */
@Injectable()
export class CaseRepository {
  /** Adds the case; false when its flag or finding has opened one before. */
  async add(session: Session, opened: NewCase): Promise<boolean> {
    const inserted = await session.manager
      .createQueryBuilder()
      .insert()
      .into(CaseEntity)
      .values({ ...opened, status: 'opened', version: 1 })
      .orIgnore()
      .returning('case_id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** The case, its row locked until the transaction ends. */
  async lock(session: Session, caseId: string): Promise<Case | null> {
    return this.lockBy(session, { caseId });
  }

  /** The case that a flag or a finding opened, locked. */
  async lockBy(
    session: Session,
    where: { caseId: string } | { flagId: string } | { findingId: string },
  ): Promise<Case | null> {
    return session.manager.findOne(CaseEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  async save(session: Session, caseId: string, change: Partial<Case>): Promise<void> {
    await session.manager.update(CaseEntity, { caseId }, { ...change });
  }

  async addStep(session: Session, caseId: string, step: CaseStep, at: Date): Promise<void> {
    await session.query(
      `INSERT INTO case_steps (case_id, ordinal, kind, at, detail, reason)
       SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM case_steps WHERE case_id = $1`,
      [caseId, step.kind, at, step.detail ?? null, step.reason ?? null],
    );
  }

  async addEvidence(
    session: Session,
    caseId: string,
    evidence: readonly (CaseEvidence & { readonly evidenceId: string })[],
    at: Date,
  ): Promise<void> {
    for (const { evidenceId, kind, reference, sha256, redacted } of evidence) {
      await session.query(
        `INSERT INTO case_evidence (evidence_id, case_id, kind, reference, sha256, redacted, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [evidenceId, caseId, kind, reference, sha256, redacted, at],
      );
    }
  }

  async addReply(
    session: Session,
    caseId: string,
    reply: {
      readonly text: string;
      readonly by: 'official' | 'unit-head';
      readonly at: Date;
      readonly late: boolean;
      readonly account: string;
    },
  ): Promise<void> {
    await session.query(
      `INSERT INTO case_replies (case_id, ordinal, text, by_role, at, late, account)
       SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM case_replies WHERE case_id = $1`,
      [caseId, reply.text, reply.by, reply.at, reply.late, reply.account],
    );
  }

  async hasReplied(session: Session, caseId: string): Promise<boolean> {
    return (
      (await session.query(`SELECT 1 FROM case_replies WHERE case_id = $1 LIMIT 1`, [caseId])).length > 0
    );
  }

  async addAppeal(
    session: Session,
    caseId: string,
    appeal: { readonly text: string; readonly lodgedAt: Date; readonly account: string },
  ): Promise<void> {
    await session.query(
      `INSERT INTO case_appeals (case_id, text, lodged_at, account) VALUES ($1, $2, $3, $4)`,
      [caseId, appeal.text, appeal.lodgedAt, appeal.account],
    );
  }

  async addDecision(session: Session, caseId: string, decision: CaseDecision): Promise<void> {
    await session.query(
      `INSERT INTO case_decisions (case_id, ordinal, kind, outcome, measure_code, measure_version, ground, reason,
                                   decided_at, decided_by)
       SELECT $1, count(*) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM case_decisions WHERE case_id = $1`,
      [
        caseId,
        decision.kind,
        decision.outcome,
        decision.measure?.code ?? null,
        decision.measure?.version ?? null,
        decision.ground,
        decision.reason,
        decision.decidedAt,
        decision.by,
      ],
    );
  }

  /** Adds a recusal; false when the account takes no part already. */
  async addRecusal(
    session: Session,
    caseId: string,
    recusal: {
      readonly account: string;
      readonly ground: string;
      readonly reason: string;
      readonly at: Date;
      readonly declaredBy: string;
    },
  ): Promise<boolean> {
    const rows = await session.query(
      `INSERT INTO case_recusals (case_id, account, ground, reason, at, declared_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (case_id, account) DO NOTHING RETURNING 1`,
      [caseId, recusal.account, recusal.ground, recusal.reason, recusal.at, recusal.declaredBy],
    );
    return rows.length > 0;
  }

  async recused(session: Session, caseId: string): Promise<string[]> {
    const rows = await session.query<{ account: string }>(
      `SELECT account FROM case_recusals WHERE case_id = $1`,
      [caseId],
    );
    return rows.map(({ account }) => account);
  }

  /** Cases in a step whose clock by the rule is over, locked; what somebody else holds is left for later. */
  async lockOverdue(
    session: Session,
    { status, rule, today, limit }: { status: Case['status']; rule: string; today: CivilDate; limit: number },
  ): Promise<Case[]> {
    const rows = await session.query<{ case_id: string }>(
      `SELECT h.case_id FROM handling_cases h
         JOIN clocks c ON c.matter_id = h.case_id AND c.rule_code = $2 AND c.stopped_on IS NULL
        WHERE h.status = $1 AND c.due_on < $3::date
        ORDER BY h.case_id LIMIT $4 FOR UPDATE OF h SKIP LOCKED`,
      [status, rule, today, limit],
    );
    const caseIds = rows.map(({ case_id }) => case_id);
    if (caseIds.length === 0) return [];
    return session.manager
      .createQueryBuilder(CaseEntity, 'one')
      .where('one.caseId IN (:...caseIds)', { caseIds })
      .orderBy('one.caseId')
      .getMany();
  }

  /** Final decisions whose last day is over, locked. */
  async lockExpired(session: Session, today: CivilDate, limit: number): Promise<Case[]> {
    return session.manager.find(CaseEntity, {
      where: { status: 'final', expiresOn: LessThan(today) },
      order: { caseId: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }
}
