import type {
  Letterhead,
  ReportContent,
  ReportSummary,
  ReportView,
} from '@namkhong/contracts/http/directive-reports';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReportedScope } from './evidence-hrefs.js';
import type { ReportPeriod } from './report-period.js';

/** A report with what decisions ask of it beside what is shown. */
export interface StoredReport extends ReportView {
  readonly unitId: string | null;
  readonly directiveId: string | null;
  readonly period: string;
  readonly periodTo: CivilDate;
}

export interface NewReport {
  readonly reportId: string;
  readonly scope: ReportedScope;
  readonly period: ReportPeriod;
  readonly edition: number;
  readonly supersedes: string | null;
  readonly letterhead: Letterhead;
  readonly content: ReportContent;
  readonly compiledAt: Date;
}

export interface ReportFilter {
  /** Roots of the subtrees the caller may see; null means all, reports of the whole authority among them. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly directiveId: string | undefined;
  readonly period: string | undefined;
  readonly limit: number;
  /** The last report of the page before. */
  readonly after: string | undefined;
}

const instantOf = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `
  r.report_id AS "reportId", r.edition, r.supersedes,
  (SELECT s.report_id FROM periodic_reports s WHERE s.supersedes = r.report_id AND s.state = 'signed') AS "supersededBy",
  r.state, r.document_number AS "documentNumber", ${instantOf('r.compiled_at')} AS "compiledAt",
  ${instantOf('r.signed_at')} AS "signedAt", r.signed_on::text AS "signedOn", r.hash, r.version, r.unit_id AS "unitId",
  r.directive_id AS "directiveId", r.period`;

const SAME_SCOPE = `unit_id IS NOT DISTINCT FROM $1::uuid AND directive_id IS NOT DISTINCT FROM $2::uuid AND period = $3`;

/** Reports as they were compiled and signed. */
@Injectable()
export class ReportRepository {
  async find(session: Session, reportId: string): Promise<StoredReport | null> {
    const [row] = await session.query<StoredReport>(
      `SELECT ${COLUMNS}, r.letterhead, r.content, r.period_to::text AS "periodTo" FROM periodic_reports r
        WHERE r.report_id = $1`,
      [reportId],
    );
    return row ?? null;
  }

  /** Latest first, without their figures. */
  async list(session: Session, filter: ReportFilter): Promise<ReportSummary[]> {
    return session.query<ReportSummary>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       SELECT ${COLUMNS}, r.letterhead ->> 'issuer' AS issuer, r.illustrative FROM periodic_reports r
        WHERE ($1::uuid[] IS NULL OR r.unit_id IN (SELECT unit_id FROM scope))
          AND ($2::uuid IS NULL OR r.unit_id = $2) AND ($3::uuid IS NULL OR r.directive_id = $3)
          AND ($4::text IS NULL OR r.period = $4) AND ($5::uuid IS NULL OR r.report_id < $5)
        ORDER BY r.report_id DESC LIMIT $6`,
      [
        filter.scope,
        filter.unitId ?? null,
        filter.directiveId ?? null,
        filter.period ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }

  /** Makes those wait who begin or sign a report of the same scope and period, until the transaction ends. */
  async lock(session: Session, { unitId, directiveId }: ReportedScope, period: string): Promise<void> {
    await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('report:' || $1, 0))`, [
      `${unitId ?? ''} ${directiveId ?? ''} ${period}`,
    ]);
  }

  /** The latest edition of the scope and period. */
  async latest(
    session: Session,
    { unitId, directiveId }: ReportedScope,
    period: string,
  ): Promise<{ reportId: string; edition: number; state: ReportView['state'] } | null> {
    const [row] = await session.query<{ reportId: string; edition: number; state: ReportView['state'] }>(
      `SELECT report_id AS "reportId", edition, state FROM periodic_reports
        WHERE ${SAME_SCOPE} ORDER BY edition DESC LIMIT 1`,
      [unitId, directiveId, period],
    );
    return row ?? null;
  }

  async add(session: Session, report: NewReport): Promise<void> {
    const { scope, period, content } = report;
    await session.query(
      `INSERT INTO periodic_reports (report_id, unit_id, directive_id, period, period_from, period_to, edition, supersedes,
                                     state, letterhead, content, compiled_at, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, $11, $12)`,
      [
        report.reportId,
        scope.unitId,
        scope.directiveId,
        period.code,
        period.from,
        period.to,
        report.edition,
        report.supersedes,
        JSON.stringify(report.letterhead),
        JSON.stringify(content),
        report.compiledAt,
        content.illustrative,
      ],
    );
  }

  /** Figures and letterhead of a draft anew; false where it is no longer the version seen. */
  async recompile(
    session: Session,
    reportId: string,
    seenVersion: number,
    { letterhead, content, compiledAt }: Pick<NewReport, 'letterhead' | 'content' | 'compiledAt'>,
  ): Promise<boolean> {
    const rows = await session.query(
      `UPDATE periodic_reports SET letterhead = $3, content = $4, compiled_at = $5, illustrative = $6, version = version + 1
        WHERE report_id = $1 AND version = $2 AND state = 'draft' RETURNING 1`,
      [
        reportId,
        seenVersion,
        JSON.stringify(letterhead),
        JSON.stringify(content),
        compiledAt,
        content.illustrative,
      ],
    );
    return rows.length > 0;
  }

  /** Freezes a draft; false where it is no longer the version seen. */
  async sign(
    session: Session,
    reportId: string,
    seenVersion: number,
    signed: {
      readonly documentNumber: string | null;
      readonly signedAt: Date;
      readonly signedOn: CivilDate;
      readonly hash: string;
    },
  ): Promise<boolean> {
    const rows = await session.query(
      `UPDATE periodic_reports SET state = 'signed', document_number = $3, signed_at = $4, signed_on = $5, hash = $6,
              version = version + 1
        WHERE report_id = $1 AND version = $2 AND state = 'draft' RETURNING 1`,
      [reportId, seenVersion, signed.documentNumber, signed.signedAt, signed.signedOn, signed.hash],
    );
    return rows.length > 0;
  }
}
