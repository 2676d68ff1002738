import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { CaseReader } from './case.reader.js';

type FileRow = Omit<CaseFileView, keyof Awaited<ReturnType<CaseReader['list']>>[number] | 'deadlines'> & {
  readonly redactedReason: string | null;
};

/** A case with everything that was said and decided in it. `redactedReason` is what the subject reads of `reason`. */
export interface CaseFile {
  readonly file: CaseFileView;
  readonly redactedReason: string | null;
}

const instantOf = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const measureOf = (alias: string) =>
  `CASE WHEN ${alias}.code IS NOT NULL THEN json_build_object('code', ${alias}.code, 'version', ${alias}.version,
     'title', json_build_object('vi', ${alias}.title_vi, 'en', ${alias}.title_en), 'kind', ${alias}.kind,
     'legalBasis', ${alias}.legal_basis) END`;

const SELECT = `
  SELECT h.reason, h.redacted_reason AS "redactedReason",
         (SELECT coalesce(json_agg(json_build_object('evidenceId', e.evidence_id, 'kind', e.kind,
                 'reference', e.reference, 'sha256', e.sha256, 'redacted', e.redacted,
                 'addedAt', ${instantOf('e.added_at')}) ORDER BY e.evidence_id), '[]')
            FROM case_evidence e WHERE e.case_id = h.case_id) AS items,
         CASE WHEN h.noticed_at IS NOT NULL THEN json_build_object('text', h.notice_text,
              'noticedAt', ${instantOf('h.noticed_at')}, 'replyUntil', (SELECT c.due_on FROM clocks c
                WHERE c.matter_id = h.case_id AND c.rule_code = 'case-reply' ORDER BY c.clock_id DESC LIMIT 1))
         END AS notice,
         (SELECT coalesce(json_agg(json_build_object('text', r.text, 'by', r.by_role, 'at', ${instantOf('r.at')},
                 'late', r.late) ORDER BY r.ordinal), '[]')
            FROM case_replies r WHERE r.case_id = h.case_id) AS replies,
         CASE WHEN h.proposed_by IS NOT NULL THEN json_build_object('measure', ${measureOf('p')},
              'reason', h.proposal_reason, 'proposedAt', ${instantOf('h.proposed_at')}) END AS proposal,
         (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'outcome', d.outcome,
                 'measure', ${measureOf('m')}, 'ground', d.ground, 'reason', d.reason,
                 'decidedAt', ${instantOf('d.decided_at')}) ORDER BY d.ordinal), '[]')
            FROM case_decisions d LEFT JOIN measures m ON m.code = d.measure_code AND m.version = d.measure_version
           WHERE d.case_id = h.case_id) AS decisions,
         CASE WHEN h.document IS NOT NULL THEN json_build_object('document', h.document,
              'deliveredOn', h.delivered_on) END AS notification,
         (SELECT json_build_object('text', a.text, 'lodgedAt', ${instantOf('a.lodged_at')})
            FROM case_appeals a WHERE a.case_id = h.case_id) AS appeal,
         h.correction_due AS "correctionDue", h.expires_on::text AS "expiresOn",
         (SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'at', ${instantOf('s.at')}, 'detail', s.detail,
                 'reason', s.reason) ORDER BY s.ordinal), '[]')
            FROM case_steps s WHERE s.case_id = h.case_id) AS history
    FROM handling_cases h LEFT JOIN measures p ON p.code = h.proposed_measure AND p.version = h.proposed_version`;

/** The whole file of a case; callers decide beforehand who may read it, and what is left out. */
@Injectable()
export class CaseFileReader {
  constructor(
    private readonly cases: CaseReader,
    private readonly clocks: ClockKeeper,
  ) {}

  async find(session: Session, caseId: string, today: CivilDate): Promise<CaseFile | null> {
    const one = await this.cases.find(session, caseId, today, true);
    const [row] = await session.query<FileRow>(`${SELECT} WHERE h.case_id = $1`, [caseId]);
    if (one === null || row === undefined) return null;
    const deadlines = (await this.clocks.show(session, [caseId], today)).get(caseId) ?? [];
    const { redactedReason, ...parts } = row;
    return { file: { ...one, ...parts, deadlines }, redactedReason };
  }
}
