import type { clauseVersions } from '@namkhong/contracts/http/directive-documents';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AmendedClauses, StandingClause } from './amend-clauses.js';
import { ClauseEntity } from './clause.entity.js';

/** When an amendment takes effect, and what ordered it. */
export interface AmendmentSource {
  readonly amendedBy: string;
  readonly effectiveOn: CivilDate;
}

/** Clauses of documents, and the wordings that amendments replaced. */
@Injectable()
export class ClauseRepository {
  async of(session: Session, directiveId: string): Promise<StandingClause[]> {
    return session.query<StandingClause>(
      `SELECT clause_id AS "clauseId", ordinal, text, version, repealed FROM clauses
        WHERE directive_id = $1 ORDER BY ordinal`,
      [directiveId],
    );
  }

  /** At the place its ordinal says, which `arrange` sets in the same transaction. */
  async add(session: Session, directiveId: string, clause: StandingClause): Promise<void> {
    await session.manager.insert(ClauseEntity, { ...clause, directiveId, asReported: false });
  }

  async saveText(session: Session, clauseId: string, text: string): Promise<void> {
    await session.manager.update(ClauseEntity, { clauseId }, { text });
  }

  async remove(session: Session, clauseId: string): Promise<void> {
    await session.manager.delete(ClauseEntity, { clauseId });
  }

  /** Numbers the clauses from 1 in this order. That no two share a number is checked at the commit. */
  async arrange(session: Session, directiveId: string, order: readonly string[]): Promise<void> {
    await session.query(
      `UPDATE clauses c SET ordinal = place.ordinal
         FROM unnest($2::uuid[]) WITH ORDINALITY AS place (clause_id, ordinal)
        WHERE c.clause_id = place.clause_id AND c.directive_id = $1`,
      [directiveId, order],
    );
  }

  /** From the day of issue on the wording is in force. */
  async putInForce(session: Session, directiveId: string, from: CivilDate): Promise<void> {
    await session.manager.update(ClauseEntity, { directiveId }, { inForceFrom: from });
  }

  /** Keeps the wordings as they were and writes what the amendment made of them. */
  async amend(
    session: Session,
    directiveId: string,
    { changed, added }: AmendedClauses,
    { amendedBy, effectiveOn }: AmendmentSource,
  ): Promise<void> {
    await session.query(
      `INSERT INTO former_clauses (clause_id, version, text, in_force_from, amended_by, until)
       SELECT clause_id, version, text, in_force_from, amended_by, $2 FROM clauses WHERE clause_id = ANY ($1::uuid[])`,
      [changed.map(({ clauseId }) => clauseId), effectiveOn],
    );
    const now = { amendedBy, inForceFrom: effectiveOn };
    for (const { clauseId, text, version, repealed } of changed) {
      await session.manager.update(ClauseEntity, { clauseId }, { text, version, repealed, ...now });
    }
    await session.manager.insert(
      ClauseEntity,
      added.map((clause) => ({ ...clause, directiveId, asReported: false, ...now })),
    );
  }

  /** Every wording of a clause of the public register, the first one first; empty where there is no such clause. */
  async versions(
    session: Session,
    directiveId: string,
    clauseId: string,
  ): Promise<z.output<typeof clauseVersions>['items']> {
    return session.query(
      `SELECT v.version, v.text, v.in_force_from::text AS "from", v.until::text AS until,
              (SELECT a.directive_id FROM registered_directives a WHERE a.directive_id = v.amended_by) AS "amendedBy"
         FROM registered_directives d JOIN clauses c USING (directive_id)
         CROSS JOIN LATERAL (
           SELECT f.version, f.text, f.in_force_from, f.until, f.amended_by FROM former_clauses f
            WHERE f.clause_id = c.clause_id
           UNION ALL
           SELECT c.version, c.text, c.in_force_from, CASE WHEN c.repealed THEN c.in_force_from END, c.amended_by
         ) v
        WHERE d.directive_id = $1 AND c.clause_id = $2 ORDER BY v.version`,
      [directiveId, clauseId],
    );
  }
}
