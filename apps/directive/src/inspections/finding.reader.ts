import type { FindingView } from '@namkhong/contracts/http/directive-inspections';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';

export interface FindingFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  /** Findings about this official alone. */
  readonly officialId: string | undefined;
  readonly state: FindingView['state'] | undefined;
  /** Whether findings are among them of which the subject was not told. */
  readonly withDrafts: boolean;
  readonly limit: number;
  /** The last finding of the page before. */
  readonly after: string | undefined;
}

type FindingRow = Omit<FindingView, 'subject' | 'deadlines'> & {
  readonly unitId: string;
  readonly officialId: string | null;
};

const instantOf = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SELECT = `
  SELECT f.finding_id AS "findingId", f.inspection_id AS "inspectionId", f.unit_id AS "unitId", u.name AS "unitName",
         f.official_id AS "officialId", o.code AS "officialCode", f.no, f.severity, f.occurred_on::text AS "occurredOn",
         f.state, f.summary, f.redacted, f.revision, f.final_on::text AS "finalOn", f.expires_on::text AS "expiresOn",
         f.version, f.illustrative,
         (SELECT coalesce(json_agg(json_build_object('evidenceId', e.evidence_id, 'kind', e.kind,
                 'reference', e.reference, 'sha256', e.sha256, 'redacted', e.redacted,
                 'addedAt', ${instantOf('e.added_at')}) ORDER BY e.evidence_id), '[]')
            FROM finding_evidence e WHERE e.finding_id = f.finding_id) AS evidence,
         (SELECT coalesce(json_agg(json_build_object('text', x.text, 'at', ${instantOf('x.at')}, 'late', x.late)
                 ORDER BY x.ordinal), '[]')
            FROM finding_explanations x WHERE x.finding_id = f.finding_id) AS explanations,
         CASE WHEN f.outcome IS NOT NULL THEN json_build_object('outcome', f.outcome, 'reason', f.conclusion_reason,
              'concludedOn', f.concluded_on) END AS conclusion,
         (SELECT json_build_object('text', a.text, 'lodgedAt', ${instantOf('a.lodged_at')}, 'decision',
                 CASE WHEN a.outcome IS NOT NULL THEN json_build_object('outcome', a.outcome, 'reason', a.reason,
                      'decidedAt', ${instantOf('a.decided_at')}) END)
            FROM finding_appeals a WHERE a.finding_id = f.finding_id) AS appeal,
         (SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'at', ${instantOf('s.at')}, 'detail', s.detail,
                 'reason', s.reason) ORDER BY s.ordinal), '[]')
            FROM finding_steps s WHERE s.finding_id = f.finding_id) AS history
    FROM findings f JOIN units u USING (unit_id) LEFT JOIN officials o USING (official_id)`;

/** What may be asked of findings, in full; callers decide beforehand for whom, and what is left out. */
@Injectable()
export class FindingReader {
  constructor(private readonly clocks: ClockKeeper) {}

  /** Latest first. */
  async list(session: Session, filter: FindingFilter, today: CivilDate): Promise<FindingView[]> {
    const rows = await session.query<FindingRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($1::uuid[] IS NULL OR f.unit_id IN (SELECT unit_id FROM scope))
         AND ($2::uuid IS NULL OR f.unit_id = $2) AND ($3::uuid IS NULL OR f.official_id = $3)
         AND ($4::text IS NULL OR f.state = $4) AND ($5 OR f.state NOT IN ('draft', 'discarded'))
         AND ($6::uuid IS NULL OR f.finding_id < $6)
       ORDER BY f.finding_id DESC LIMIT $7`,
      [
        filter.scope,
        filter.unitId ?? null,
        filter.officialId ?? null,
        filter.state ?? null,
        filter.withDrafts,
        filter.after ?? null,
        filter.limit,
      ],
    );
    return this.toViews(session, rows, today);
  }

  async find(session: Session, findingId: string, today: CivilDate): Promise<FindingView | null> {
    const rows = await session.query<FindingRow>(`${SELECT} WHERE f.finding_id = $1`, [findingId]);
    const [view] = await this.toViews(session, rows, today);
    return view ?? null;
  }

  /** The accounts that had a say in the finding: none of them decides about what follows from it. */
  async deciders(session: Session, findingId: string): Promise<string[]> {
    const rows = await session.query<{ account: string | null }>(
      `SELECT unnest(ARRAY[f.drafted_by, f.concluded_by, a.decided_by]) AS account
         FROM findings f LEFT JOIN finding_appeals a USING (finding_id) WHERE f.finding_id = $1`,
      [findingId],
    );
    return rows.flatMap(({ account }) => account ?? []);
  }

  private async toViews(
    session: Session,
    rows: readonly FindingRow[],
    today: CivilDate,
  ): Promise<FindingView[]> {
    const deadlines = await this.clocks.show(
      session,
      rows.map(({ findingId }) => findingId),
      today,
    );
    return rows.map(({ unitId, officialId, ...row }) => ({
      ...row,
      subject: officialId === null ? { kind: 'unit', unitId } : { kind: 'official', unitId, officialId },
      deadlines: deadlines.get(row.findingId) ?? [],
    }));
  }
}
