import type { Consequence, OrganisationChangeView } from '@namkhong/contracts/http/directive-organisation';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What is kept of one change or import: why, by which document, and all that followed. */
export interface RecordedChange {
  readonly changeId: string;
  readonly revision: number;
  readonly kind: OrganisationChangeView['kind'];
  readonly effectiveOn: CivilDate | null;
  readonly legalBasis: string | null;
  readonly reason: string | null;
  readonly steps: readonly { readonly kind: string }[];
  readonly consequences: readonly Consequence[];
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

type ChangeRow = Omit<OrganisationChangeView, 'recordedAt'> & { readonly recordedAt: Date };

const SELECT = `SELECT c.change_id AS "changeId", c.revision, c.kind, c.effective_on::text AS "effectiveOn",
  c.legal_basis AS "legalBasis", c.reason, c.steps, c.consequences, c.recorded_at AS "recordedAt"
  FROM organisation_changes c`;

/** The log of what was decided about the organisation; the database lets it grow only. */
@Injectable()
export class ChangeRepository {
  async add(session: Session, change: RecordedChange, unitIds: readonly string[]): Promise<void> {
    await session.query(
      `INSERT INTO organisation_changes (change_id, revision, kind, effective_on, legal_basis, reason, steps,
                                         consequences, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        change.changeId,
        change.revision,
        change.kind,
        change.effectiveOn,
        change.legalBasis,
        change.reason,
        JSON.stringify(change.steps),
        JSON.stringify(change.consequences),
        change.recordedBy,
        change.recordedAt,
      ],
    );
    await session.query(
      `INSERT INTO organisation_change_units (unit_id, change_id) SELECT unnest($1::uuid[]), $2::uuid`,
      [[...new Set(unitIds)], change.changeId],
    );
  }

  /** Latest first, of one unit or of all; `after` is the last one of the page before. */
  async list(
    session: Session,
    page: {
      readonly unitId: string | null;
      readonly after: string | undefined;
      readonly limit: number;
    },
  ): Promise<OrganisationChangeView[]> {
    const rows = await session.query<ChangeRow>(
      `${SELECT} WHERE ($1::uuid IS NULL OR EXISTS (
           SELECT FROM organisation_change_units t WHERE t.unit_id = $1 AND t.change_id = c.change_id))
         AND ($2::uuid IS NULL OR c.revision < (SELECT revision FROM organisation_changes WHERE change_id = $2))
       ORDER BY c.revision DESC LIMIT $3`,
      [page.unitId, page.after ?? null, page.limit],
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }
}
