import type {
  ProposalStatus,
  ProposalSummary,
  ProposalView,
  PublishedProposal,
} from '@namkhong/contracts/http/directive-proposals';
import { localDate, type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { isOverdue } from './proposal-life.js';

export interface ProposalFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  /** Only what this account sent. */
  readonly submittedBy: string | null;
  readonly state: ProposalView['state'] | undefined;
  readonly unitId: string | undefined;
  readonly overdue: boolean;
  readonly unrouted: boolean;
  readonly limit: number;
  /** The last proposal of the page before. */
  readonly after: string | undefined;
}

/** A proposal as the file has it, with what no answer shows. */
export interface ProposalFile {
  readonly view: ProposalView;
  readonly decidedBy: string | null;
  readonly decisionWorkingDays: number;
}

interface ProposalRow {
  readonly proposal_id: string;
  readonly kind: ProposalView['kind'];
  readonly origin: ProposalView['origin'];
  readonly official_id: string | null;
  readonly title: string;
  readonly text: string;
  readonly document_number: string | null;
  readonly state: ProposalView['state'];
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly received_on: CivilDate;
  readonly reply_due_on: CivilDate;
  readonly reply_reason: string | null;
  readonly decision_working_days: number;
  readonly decision_due_on: CivilDate | null;
  readonly extension_reason: string | null;
  readonly outcome: NonNullable<ProposalView['decision']>['outcome'] | null;
  readonly decision_reasons: string | null;
  readonly answer: string | null;
  readonly decision_document: string | null;
  readonly decided_on: CivilDate | null;
  readonly decided_by: string | null;
  readonly published_question: string | null;
  readonly published_answer: string | null;
  readonly published_on: CivilDate | null;
  readonly version: number;
  readonly consultations: ProposalView['consultations'];
  readonly steps: ProposalView['steps'];
}

const INSTANT = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `
  p.proposal_id, p.kind, p.origin, p.official_id, p.title, p.text, p.document_number, p.state, p.unit_id,
  u.name AS unit_name, p.received_on::text, p.reply_due_on::text, p.reply_reason, p.decision_working_days,
  p.decision_due_on::text, p.extension_reason, p.outcome, p.decision_reasons, p.answer, p.decision_document,
  p.decided_on::text, p.decided_by, p.published_question, p.published_answer, p.published_on::text, p.version`;

const DETAILS = `
  (SELECT coalesce(json_agg(json_build_object('unitId', c.unit_id, 'unitName', cu.name, 'askedOn', c.asked_on,
            'dueOn', c.due_on, 'opinion', CASE WHEN c.position IS NULL THEN NULL ELSE
              json_build_object('position', c.position, 'text', c.text, 'givenAt', ${INSTANT('c.given_at')}) END)
          ORDER BY cu.name COLLATE "vi-x-icu", c.unit_id), '[]')
     FROM proposal_consultations c JOIN units cu ON cu.unit_id = c.unit_id
    WHERE c.proposal_id = p.proposal_id) AS consultations,
  (SELECT coalesce(json_agg(json_build_object('step', s.step, 'at', ${INSTANT('s.at')}, 'unitId', s.unit_id)
          ORDER BY s.ordinal), '[]') FROM proposal_steps s WHERE s.proposal_id = p.proposal_id) AS steps`;

const FROM = `FROM proposals p LEFT JOIN units u ON u.unit_id = p.unit_id`;

const OVERDUE = `((p.state = 'received' AND p.reply_due_on < $2::date)
  OR (p.state = 'accepted' AND p.decision_due_on < $2::date))`;

/** What may be asked of proposals; callers decide beforehand what they may see. */
@Injectable()
export class ProposalReader {
  async find(session: Session, proposalId: string, today: CivilDate): Promise<ProposalFile | null> {
    const sql = `SELECT ${COLUMNS}, ${DETAILS} ${FROM} WHERE p.proposal_id = $1`;
    const [row] = await session.query<ProposalRow>(sql, [proposalId]);
    return row === undefined ? null : toFile(row, today);
  }

  /** Whose receipt it is; null where no proposal has it. */
  async idOfReceipt(session: Session, receiptHash: Buffer): Promise<string | null> {
    const [row] = await session.query<{ proposal_id: string }>(
      `SELECT proposal_id FROM proposals WHERE receipt_hash = $1`,
      [receiptHash],
    );
    return row?.proposal_id ?? null;
  }

  /** Latest first: those of the units, and those they are consulted on. */
  async list(session: Session, filter: ProposalFilter, today: CivilDate): Promise<ProposalSummary[]> {
    const rows = await session.query<ProposalRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       SELECT ${COLUMNS} ${FROM}
        WHERE ($1::uuid[] IS NULL OR p.unit_id IN (SELECT unit_id FROM scope) OR EXISTS (
                SELECT FROM proposal_consultations c
                 WHERE c.proposal_id = p.proposal_id AND c.unit_id IN (SELECT unit_id FROM scope)))
          AND (NOT $3::boolean OR ${OVERDUE}) AND (NOT $4::boolean OR p.unit_id IS NULL)
          AND ($5::text IS NULL OR p.submitted_by = $5) AND ($6::text IS NULL OR p.state = $6)
          AND ($7::uuid IS NULL OR p.unit_id = $7) AND ($8::uuid IS NULL OR p.proposal_id < $8)
        ORDER BY p.proposal_id DESC LIMIT $9`,
      [
        filter.scope,
        today,
        filter.overdue,
        filter.unrouted,
        filter.submittedBy,
        filter.state ?? null,
        filter.unitId ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
    return rows.map((row) => toSummary(row, today));
  }

  /** What was published, latest first; nothing else of a proposal is public. */
  async published(
    session: Session,
    filter: {
      readonly unitId: string | undefined;
      readonly limit: number;
      readonly after: Pick<PublishedProposal, 'publishedOn' | 'proposalId'> | undefined;
    },
  ): Promise<PublishedProposal[]> {
    return session.query<PublishedProposal>(
      `SELECT p.proposal_id AS "proposalId", p.kind, p.document_number AS "documentNumber", p.unit_id AS "unitId",
              u.name AS "unitName", p.published_question AS question, p.published_answer AS answer, p.outcome,
              p.decision_document AS "changedBy", p.published_on::text AS "publishedOn"
         FROM proposals p JOIN units u USING (unit_id)
        WHERE p.published_on IS NOT NULL AND ($1::uuid IS NULL OR p.unit_id = $1)
          AND ($2::date IS NULL OR (p.published_on, p.proposal_id) < ($2::date, $3::uuid))
        ORDER BY p.published_on DESC, p.proposal_id DESC LIMIT $4`,
      [
        filter.unitId ?? null,
        filter.after?.publishedOn ?? null,
        filter.after?.proposalId ?? null,
        filter.limit,
      ],
    );
  }
}

/** What the holder of the receipt may know: days and states, the answer, and why it was refused or takes longer. */
export function statusOf(view: ProposalView): ProposalStatus {
  const { state, receivedOn, unitName, replyDueOn, decisionDueOn, overdue, decision } = view;
  return {
    state,
    receivedOn,
    unitName,
    replyDueOn,
    decisionDueOn,
    overdue,
    outcome: decision?.outcome ?? null,
    answer: decision?.answer ?? view.replyReason ?? view.extensionReason,
    steps: view.steps.map(({ step, at }) => ({ step, on: localDate(new Date(at)) })),
  };
}

function toSummary(row: ProposalRow, today: CivilDate): ProposalSummary {
  const { state, reply_due_on: replyDueOn, decision_due_on: decisionDueOn } = row;
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    origin: row.origin,
    title: row.title,
    documentNumber: row.document_number,
    state,
    unitId: row.unit_id,
    unitName: row.unit_name,
    receivedOn: row.received_on,
    replyDueOn,
    decisionDueOn,
    overdue: isOverdue({ state, replyDueOn, decisionDueOn }, today),
    published: row.published_on !== null,
    version: row.version,
  };
}

function toFile(row: ProposalRow, today: CivilDate): ProposalFile {
  const view = {
    ...toSummary(row, today),
    text: row.text,
    officialId: row.official_id,
    replyReason: row.reply_reason,
    extensionReason: row.extension_reason,
    consultations: row.consultations,
    decision: decisionOf(row),
    publication: publicationOf(row),
    steps: row.steps,
  };
  return { view, decidedBy: row.decided_by, decisionWorkingDays: row.decision_working_days };
}

function decisionOf(row: ProposalRow): ProposalView['decision'] {
  const { outcome, decision_reasons: reasons, answer, decided_on: decidedOn } = row;
  if (outcome === null || reasons === null || answer === null || decidedOn === null) return null;
  return { outcome, reasons, answer, documentNumber: row.decision_document, decidedOn };
}

function publicationOf(row: ProposalRow): ProposalView['publication'] {
  const { published_question: question, published_answer: answer, published_on: publishedOn } = row;
  return question === null || answer === null || publishedOn === null
    ? null
    : { question, answer, publishedOn };
}
