import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** A row of numbers that run on: of one issuer, type and year or term. */
export interface SeriesKey {
  readonly issuerId: string;
  /** A type's code, or `all` where the issuer numbers all types in one. */
  readonly type: string;
  readonly period: string;
}

export interface Series extends SeriesKey {
  readonly lastNumber: number;
  readonly lastIssuedOn: CivilDate | null;
}

/** How a number came to be used: given out here, on a document entered here, or on one that is known to exist elsewhere. */
type NumberKind = 'allocated' | 'recorded' | 'declared';

export interface UsedNumber {
  readonly number: number;
  readonly suffix: string;
  readonly written: string;
  readonly kind: NumberKind;
  readonly issuedOn: CivilDate;
  readonly directiveId: string | null;
  readonly reason: string | null;
  readonly notedBy: string | null;
}

export interface SeriesSummary extends Omit<Series, 'issuerId'> {
  readonly allocated: number;
  readonly recorded: number;
  readonly declared: number;
}

const KEY = 'issuer_id = $1 AND type = $2 AND period = $3';
const COLUMNS = `number, suffix, written, kind, issued_on::text AS "issuedOn", directive_id AS "directiveId", reason,
  noted_by AS "notedBy"`;

/** Series of numbers and what every number was used for. A row of `document_numbers` is never deleted. */
@Injectable()
export class NumberRepository {
  /** The series with a lock until the transaction ends: whoever numbers next waits. */
  async lockSeries(session: Session, { issuerId, type, period }: SeriesKey): Promise<Series> {
    const key = [issuerId, type, period];
    await session.query(
      `INSERT INTO document_series (issuer_id, type, period) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      key,
    );
    const [series] = await session.query<Series>(
      `SELECT issuer_id AS "issuerId", type, period, last_number AS "lastNumber",
              last_issued_on::text AS "lastIssuedOn" FROM document_series WHERE ${KEY} FOR UPDATE`,
      key,
    );
    if (series === undefined) throw new Error(`series ${key.join(' ')} vanished`);
    return series;
  }

  /** Numbers above the last one given out that something bears. */
  async takenAbove(session: Session, { issuerId, type, period, lastNumber }: Series): Promise<Set<number>> {
    const rows = await session.query<{ number: number }>(
      `SELECT DISTINCT number FROM document_numbers WHERE ${KEY} AND number > $4 AND suffix = ''`,
      [issuerId, type, period, lastNumber],
    );
    return new Set(rows.map(({ number }) => number));
  }

  /** What bears the number in the series. */
  async usesOf(
    session: Session,
    { issuerId, type, period }: SeriesKey,
    number: number,
    suffix: string,
  ): Promise<UsedNumber[]> {
    return session.query<UsedNumber>(
      `SELECT ${COLUMNS} FROM document_numbers WHERE ${KEY} AND number = $4 AND suffix = $5`,
      [issuerId, type, period, number, suffix],
    );
  }

  async note(
    session: Session,
    { issuerId, type, period }: SeriesKey,
    used: UsedNumber,
    at: Date,
  ): Promise<void> {
    await session.query(
      `INSERT INTO document_numbers (issuer_id, type, period, number, suffix, written, kind, issued_on, directive_id,
              reason, noted_by, noted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[issuerId, type, period, used.number, used.suffix, used.written, used.kind, used.issuedOn],
        ...[used.directiveId, used.reason, used.notedBy, at],
      ],
    );
  }

  /** A declared number gets the document that bears it. */
  async bind(
    session: Session,
    { issuerId, type, period }: SeriesKey,
    used: Pick<UsedNumber, 'number' | 'suffix' | 'directiveId' | 'written'>,
  ): Promise<void> {
    await session.query(
      `UPDATE document_numbers SET kind = 'recorded', directive_id = $4, written = $5
        WHERE ${KEY} AND number = $6 AND suffix = $7 AND kind = 'declared'`,
      [issuerId, type, period, used.directiveId, used.written, used.number, used.suffix],
    );
  }

  /** Moves the series on to a number that was given out. */
  async advance(
    session: Session,
    key: SeriesKey,
    lastNumber: number,
    lastIssuedOn: CivilDate,
  ): Promise<void> {
    await session.query(`UPDATE document_series SET last_number = $4, last_issued_on = $5 WHERE ${KEY}`, [
      key.issuerId,
      key.type,
      key.period,
      lastNumber,
      lastIssuedOn,
    ]);
  }

  /** Declares every number of the range that nothing bears; answers how many were new. */
  async declare(
    session: Session,
    key: SeriesKey,
    range: { readonly from: number; readonly to: number },
    entry: Pick<UsedNumber, 'issuedOn' | 'reason' | 'notedBy'>,
    at: Date,
  ): Promise<number> {
    const rows = await session.query(
      `INSERT INTO document_numbers (issuer_id, type, period, number, written, kind, issued_on, reason, noted_by, noted_at)
       SELECT $1, $2, $3, n, '', 'declared', $6, $7, $8, $9 FROM generate_series($4::int, $5::int) n
        WHERE NOT EXISTS (SELECT 1 FROM document_numbers u
                           WHERE u.issuer_id = $1 AND u.type = $2 AND u.period = $3 AND u.number = n AND u.suffix = '')
       RETURNING 1`,
      [
        ...[key.issuerId, key.type, key.period, range.from, range.to],
        ...[entry.issuedOn, entry.reason, entry.notedBy, at],
      ],
    );
    return rows.length;
  }

  async summaries(session: Session, issuerId: string): Promise<SeriesSummary[]> {
    return session.query<SeriesSummary>(
      `SELECT s.type, s.period, s.last_number AS "lastNumber", s.last_issued_on::text AS "lastIssuedOn",
              count(*) FILTER (WHERE n.kind = 'allocated')::int AS allocated,
              count(*) FILTER (WHERE n.kind = 'recorded')::int AS recorded,
              count(*) FILTER (WHERE n.kind = 'declared')::int AS declared
         FROM document_series s LEFT JOIN document_numbers n USING (issuer_id, type, period)
        WHERE s.issuer_id = $1 GROUP BY s.issuer_id, s.type, s.period ORDER BY s.period DESC, s.type`,
      [issuerId],
    );
  }
}
