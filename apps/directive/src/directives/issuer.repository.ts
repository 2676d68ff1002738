import type { IssuerView } from '@namkhong/contracts/http/directive-documents';
import type { CommitteeTerm } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Who issues documents and writes numbers with which symbol. */
export type Issuer = Omit<IssuerView, 'terms'>;

export interface RecordedTerm extends CommitteeTerm {
  readonly congressClosedOn: string;
}

const COLUMNS = `issuer_id AS "issuerId", name, system, symbol, numbering, unit_id AS "unitId", version`;

/** Issuers and the terms of committees. */
@Injectable()
export class IssuerRepository {
  /** Adds an issuer; false when one of that name is there. */
  async add(session: Session, issuer: Issuer, at: Date): Promise<boolean> {
    const { issuerId, name, system, symbol, numbering, unitId } = issuer;
    const added = await session.query(
      `INSERT INTO issuers (issuer_id, name, system, symbol, numbering, unit_id, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (lower(name)) DO NOTHING RETURNING 1`,
      [issuerId, name, system, symbol, numbering, unitId, at],
    );
    return added.length > 0;
  }

  async list(session: Session): Promise<IssuerView[]> {
    const issuers = await session.query<Issuer>(
      `SELECT ${COLUMNS} FROM issuers ORDER BY name COLLATE "vi-x-icu", issuer_id`,
    );
    const terms = await session.query<RecordedTerm & { issuerId: string }>(
      `SELECT issuer_id AS "issuerId", name, begins_on::text AS "beginsOn",
              congress_closed_on::text AS "congressClosedOn" FROM committee_terms ORDER BY begins_on`,
    );
    const byIssuer = Map.groupBy(terms, ({ issuerId }) => issuerId);
    return issuers.map((issuer) => ({
      ...issuer,
      terms: (byIssuer.get(issuer.issuerId) ?? []).map(({ name, beginsOn, congressClosedOn }) => ({
        ...{ name, beginsOn, congressClosedOn },
      })),
    }));
  }

  async find(session: Session, issuerId: string): Promise<Issuer | null> {
    const [issuer] = await session.query<Issuer>(`SELECT ${COLUMNS} FROM issuers WHERE issuer_id = $1`, [
      issuerId,
    ]);
    return issuer ?? null;
  }

  /**
   * The issuer with a lock until the transaction ends. `share` lets others number documents too; `change` has them wait,
   * because terms are about to move.
   */
  async lock(session: Session, issuerId: string, mode: 'share' | 'change'): Promise<Issuer | null> {
    const [issuer] = await session.query<Issuer>(
      `SELECT ${COLUMNS} FROM issuers WHERE issuer_id = $1 FOR ${mode === 'share' ? 'SHARE' : 'UPDATE'}`,
      [issuerId],
    );
    return issuer ?? null;
  }

  async lockByName(session: Session, name: string): Promise<Issuer | null> {
    const [issuer] = await session.query<Issuer>(
      `SELECT ${COLUMNS} FROM issuers WHERE lower(name) = lower($1) FOR SHARE`,
      [name],
    );
    return issuer ?? null;
  }

  async save(session: Session, { issuerId, symbol, numbering, unitId, version }: Issuer): Promise<void> {
    await session.query(
      `UPDATE issuers SET symbol = $2, numbering = $3, unit_id = $4, version = $5 WHERE issuer_id = $1`,
      [issuerId, symbol, numbering, unitId, version],
    );
  }

  async hasNumbers(session: Session, issuerId: string): Promise<boolean> {
    const rows = await session.query('SELECT 1 FROM document_numbers WHERE issuer_id = $1 LIMIT 1', [
      issuerId,
    ]);
    return rows.length > 0;
  }

  /** In order of their first days. */
  async terms(session: Session, issuerId: string): Promise<RecordedTerm[]> {
    return session.query<RecordedTerm>(
      `SELECT name, begins_on::text AS "beginsOn", congress_closed_on::text AS "congressClosedOn"
         FROM committee_terms WHERE issuer_id = $1 ORDER BY begins_on`,
      [issuerId],
    );
  }

  async addTerm(session: Session, issuerId: string, term: RecordedTerm): Promise<void> {
    await session.query(
      `INSERT INTO committee_terms (issuer_id, begins_on, name, congress_closed_on) VALUES ($1, $2, $3, $4)`,
      [issuerId, term.beginsOn, term.name, term.congressClosedOn],
    );
  }
}
