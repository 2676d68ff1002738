import type { InspectionView } from '@namkhong/contracts/http/directive-inspections';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Inspection, InspectionState } from './inspection.js';

export interface InspectionFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly limit: number;
  /** The last inspection of the page before. */
  readonly after: string | undefined;
}

const SELECT = `
  SELECT i.inspection_id AS "inspectionId", i.unit_id AS "unitId", u.name AS "unitName", i.kind, i.title,
         i.legal_basis AS "legalBasis", i.ground, i.from_date::text AS "from", i.to_date::text AS "to", i.state,
         i.version, i.illustrative,
         (SELECT count(*)::int FROM findings f
           WHERE f.inspection_id = i.inspection_id AND f.state <> 'discarded') AS findings
    FROM inspections i JOIN units u USING (unit_id)`;

/** The register of inspections. */
@Injectable()
export class InspectionRepository {
  async add(session: Session, inspection: Inspection, by: string): Promise<void> {
    await session.query(
      `INSERT INTO inspections (inspection_id, unit_id, kind, title, legal_basis, ground, from_date, to_date, state,
                                planned_by, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        inspection.inspectionId,
        inspection.unitId,
        inspection.kind,
        inspection.title,
        inspection.legalBasis,
        inspection.ground,
        inspection.from,
        inspection.to,
        inspection.state,
        by,
        inspection.illustrative,
      ],
    );
  }

  /** Latest first. */
  async list(session: Session, filter: InspectionFilter): Promise<InspectionView[]> {
    return session.query<InspectionView>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($1::uuid[] IS NULL OR i.unit_id IN (SELECT unit_id FROM scope))
         AND ($2::uuid IS NULL OR i.unit_id = $2) AND ($3::uuid IS NULL OR i.inspection_id < $3)
       ORDER BY i.inspection_id DESC LIMIT $4`,
      [filter.scope, filter.unitId ?? null, filter.after ?? null, filter.limit],
    );
  }

  async find(session: Session, inspectionId: string): Promise<InspectionView | null> {
    const [found] = await session.query<InspectionView>(`${SELECT} WHERE i.inspection_id = $1`, [
      inspectionId,
    ]);
    return found ?? null;
  }

  /** Keeps others from changing it, and from adding findings, until the transaction ends. */
  async lock(session: Session, inspectionId: string): Promise<void> {
    await session.query(`SELECT 1 FROM inspections WHERE inspection_id = $1 FOR UPDATE`, [inspectionId]);
  }

  async saveState(session: Session, inspectionId: string, state: InspectionState): Promise<void> {
    await session.query(`UPDATE inspections SET state = $2, version = version + 1 WHERE inspection_id = $1`, [
      inspectionId,
      state,
    ]);
  }
}
