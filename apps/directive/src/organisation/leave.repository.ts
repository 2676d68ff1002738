import type { LeaveView, SubstitutionView } from '@namkhong/contracts/http/directive-organisation';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { LeaveState, SubstitutionState } from './leave-state.js';

interface ListFilter {
  readonly asOf?: CivilDate | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const LEAVES = `SELECT leave_id AS "leaveId", official_id AS "officialId", o.code AS "officialCode",
  valid_from::text AS "validFrom", valid_to::text AS "validTo", withdrawn, version
  FROM leaves JOIN officials o USING (official_id)`;

const SUBSTITUTIONS = `SELECT substitution_id AS "substitutionId", post_id AS "postId", p.unit_id AS "unitId",
  p.official_id AS "officialId", substitute_id AS "substituteId", o.code AS "substituteCode", kind,
  s.valid_from::text AS "validFrom", s.valid_to::text AS "validTo", s.legal_basis AS "legalBasis", withdrawn, s.version
  FROM substitutions s JOIN posts p USING (post_id) JOIN officials o ON o.official_id = substitute_id`;

/** Writes and reads who is away and who stands in. */
@Injectable()
export class LeaveRepository {
  /** Locks leaves and substitutions against other writers until the transaction ends. */
  async lock(session: Session): Promise<void> {
    await session.query(`LOCK TABLE leaves, substitutions IN SHARE ROW EXCLUSIVE MODE`);
  }

  async leavesOf(session: Session, officialId: string): Promise<LeaveView[]> {
    return session.query<LeaveView>(`${LEAVES} WHERE official_id = $1`, [officialId]);
  }

  async findLeave(session: Session, leaveId: string): Promise<LeaveView | null> {
    const [row] = await session.query<LeaveView>(`${LEAVES} WHERE leave_id = $1`, [leaveId]);
    return row ?? null;
  }

  async listLeaves(
    session: Session,
    filter: ListFilter & { readonly officialCode?: string | undefined },
  ): Promise<LeaveView[]> {
    return session.query<LeaveView>(
      `${LEAVES} WHERE ($1::text IS NULL OR o.code = $1)
         AND ($2::date IS NULL OR (NOT withdrawn AND valid_from <= $2 AND $2 < valid_to))
         AND ($3::uuid IS NULL OR leave_id > $3) ORDER BY leave_id LIMIT $4`,
      [filter.officialCode ?? null, filter.asOf ?? null, filter.after ?? null, filter.limit],
    );
  }

  async saveLeave(session: Session, leave: LeaveState): Promise<void> {
    await session.query(
      `INSERT INTO leaves (leave_id, official_id, valid_from, valid_to, withdrawn) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (leave_id) DO UPDATE SET withdrawn = excluded.withdrawn, version = leaves.version + 1`,
      [leave.leaveId, leave.officialId, leave.validFrom, leave.validTo, leave.withdrawn],
    );
  }

  async substitutionsOf(session: Session, postId: string): Promise<SubstitutionView[]> {
    return session.query<SubstitutionView>(`${SUBSTITUTIONS} WHERE post_id = $1`, [postId]);
  }

  async findSubstitution(session: Session, substitutionId: string): Promise<SubstitutionView | null> {
    const [row] = await session.query<SubstitutionView>(`${SUBSTITUTIONS} WHERE substitution_id = $1`, [
      substitutionId,
    ]);
    return row ?? null;
  }

  async listSubstitutions(
    session: Session,
    filter: ListFilter & { readonly unitId?: string | undefined },
  ): Promise<SubstitutionView[]> {
    return session.query<SubstitutionView>(
      `${SUBSTITUTIONS} WHERE ($1::uuid IS NULL OR p.unit_id = $1)
         AND ($2::date IS NULL OR (NOT withdrawn AND s.valid_from <= $2 AND $2 < s.valid_to))
         AND ($3::uuid IS NULL OR substitution_id > $3) ORDER BY substitution_id LIMIT $4`,
      [filter.unitId ?? null, filter.asOf ?? null, filter.after ?? null, filter.limit],
    );
  }

  async saveSubstitution(session: Session, state: SubstitutionState): Promise<void> {
    await session.query(
      `INSERT INTO substitutions (substitution_id, post_id, substitute_id, kind, valid_from, valid_to, legal_basis, withdrawn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (substitution_id) DO UPDATE SET
         withdrawn = excluded.withdrawn, version = substitutions.version + 1`,
      [
        state.substitutionId,
        state.postId,
        state.substituteId,
        state.kind,
        state.validFrom,
        state.validTo,
        state.legalBasis,
        state.withdrawn,
      ],
    );
  }
}
