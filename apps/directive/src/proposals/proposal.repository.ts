import type { ProposalView } from '@namkhong/contracts/http/directive-proposals';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeadlineMove, OpenDeadline } from '../calendar/open-deadlines.port.js';

export interface NewProposal {
  readonly proposalId: string;
  readonly receiptHash: Buffer;
  readonly kind: ProposalView['kind'];
  readonly origin: ProposalView['origin'];
  readonly officialId: string | null;
  /** The account of an official; null for the public. */
  readonly submittedBy: string | null;
  readonly title: string;
  readonly text: string;
  readonly documentNumber: string | null;
  readonly unitId: string | null;
  readonly decisionWorkingDays: number;
  readonly receivedOn: CivilDate;
  readonly replyDueOn: CivilDate;
}

/** What an act may change of a proposal; what is left out stays. */
export interface ProposalChange {
  readonly state?: ProposalView['state'];
  readonly unit_id?: string;
  readonly reply_from?: CivilDate;
  readonly reply_due_on?: CivilDate;
  readonly reply_reason?: string;
  /** Null where the day was named by somebody and follows from no count any more. */
  readonly decision_from?: CivilDate | null;
  readonly decision_due_on?: CivilDate;
  readonly extension_reason?: string;
  readonly outcome?: string;
  readonly decision_reasons?: string;
  readonly answer?: string;
  readonly decision_document?: string | null;
  readonly decided_on?: CivilDate;
  readonly decided_by?: string;
  readonly published_question?: string | null;
  readonly published_answer?: string | null;
  readonly published_on?: CivilDate | null;
  readonly published_by?: string | null;
}

/** The days that the law gives for the reply (Luật Tiếp công dân 2013, Điều 28). */
export const REPLY_WORKING_DAYS = 10;

/** Writes proposals. */
@Injectable()
export class ProposalRepository {
  async add(session: Session, proposal: NewProposal): Promise<void> {
    await session.query(
      `INSERT INTO proposals (proposal_id, receipt_hash, kind, origin, official_id, submitted_by, title, text,
                              document_number, state, unit_id, decision_working_days, received_on, reply_from, reply_due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12, $12, $13)`,
      [
        proposal.proposalId,
        proposal.receiptHash,
        proposal.kind,
        proposal.origin,
        proposal.officialId,
        proposal.submittedBy,
        proposal.title,
        proposal.text,
        proposal.documentNumber,
        proposal.unitId,
        proposal.decisionWorkingDays,
        proposal.receivedOn,
        proposal.replyDueOn,
      ],
    );
  }

  /** Locks the proposal until the transaction ends. */
  async lock(session: Session, proposalId: string): Promise<void> {
    await session.query(`SELECT 1 FROM proposals WHERE proposal_id = $1 FOR UPDATE`, [proposalId]);
  }

  /** Every change is a new version. The columns are those of the type, so none comes from outside. */
  async save(session: Session, proposalId: string, change: ProposalChange): Promise<void> {
    const entries: [string, unknown][] = Object.entries(change);
    const columns = entries.map(([column], index) => `${column} = $${index + 2}`);
    await session.query(
      `UPDATE proposals SET ${[...columns, 'version = version + 1'].join(', ')} WHERE proposal_id = $1`,
      [proposalId, ...entries.map(([, value]) => value)],
    );
  }

  async addStep(
    session: Session,
    proposalId: string,
    step: { readonly step: string; readonly at: Date; readonly unitId: string | null },
  ): Promise<void> {
    await session.query(
      `INSERT INTO proposal_steps (proposal_id, ordinal, step, at, unit_id)
       SELECT $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4::uuid FROM proposal_steps WHERE proposal_id = $1`,
      [proposalId, step.step, step.at, step.unitId],
    );
  }

  async addConsultations(
    session: Session,
    proposalId: string,
    consultations: readonly { readonly unitId: string; readonly dueOn: CivilDate }[],
    askedOn: CivilDate,
  ): Promise<void> {
    await session.query(
      `INSERT INTO proposal_consultations (proposal_id, asked_on, unit_id, due_on)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::date[])`,
      [
        proposalId,
        askedOn,
        consultations.map(({ unitId }) => unitId),
        consultations.map(({ dueOn }) => dueOn),
      ],
    );
  }

  async saveOpinion(
    session: Session,
    proposalId: string,
    opinion: {
      readonly unitId: string;
      readonly position: string;
      readonly text: string;
      readonly at: Date;
      readonly by: string;
    },
  ): Promise<void> {
    await session.query(
      `UPDATE proposal_consultations SET position = $3, text = $4, given_at = $5, given_by = $6
        WHERE proposal_id = $1 AND unit_id = $2`,
      [proposalId, opinion.unitId, opinion.position, opinion.text, opinion.at, opinion.by],
    );
  }

  /** The one deadline of each that runs and follows from a count of days, locked. */
  async open(session: Session): Promise<OpenDeadline[]> {
    const rows = await session.query<{
      proposal_id: string;
      unit_id: string;
      counted_from: CivilDate;
      count: number;
      due_on: CivilDate;
    }>(
      `SELECT proposal_id, unit_id,
              (CASE state WHEN 'received' THEN reply_from ELSE decision_from END)::text AS counted_from,
              CASE state WHEN 'received' THEN $1::int ELSE decision_working_days END AS count,
              (CASE state WHEN 'received' THEN reply_due_on ELSE decision_due_on END)::text AS due_on
         FROM proposals
        WHERE unit_id IS NOT NULL AND (state = 'received' OR (state = 'accepted' AND decision_from IS NOT NULL))
        ORDER BY proposal_id FOR UPDATE`,
      [REPLY_WORKING_DAYS],
    );
    return rows.map((row) => ({
      deadlineId: row.proposal_id,
      unitId: row.unit_id,
      dueOn: row.due_on,
      rule: { kind: 'working-days', from: row.counted_from, count: row.count, pauses: [] },
    }));
  }

  async move(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await session.query(
      `UPDATE proposals p
          SET reply_due_on = CASE p.state WHEN 'received' THEN m.due_on ELSE p.reply_due_on END,
              decision_due_on = CASE p.state WHEN 'accepted' THEN m.due_on ELSE p.decision_due_on END,
              version = version + 1
         FROM unnest($1::uuid[], $2::date[]) AS m (proposal_id, due_on) WHERE m.proposal_id = p.proposal_id`,
      [moves.map(({ deadlineId }) => deadlineId), moves.map(({ to }) => to)],
    );
  }
}
