import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Days of a committee's term, the last one excluded; null where no later term is known. */
export interface TermDays {
  readonly issuerId: string;
  readonly beginsOn: CivilDate;
  readonly before: CivilDate | null;
}

/** Numbers of the Party's documents are those that do not run by the year. */
const WITHIN = `n.issuer_id = $1 AND n.period !~ '^\\d{4}' AND n.issued_on >= $2::date
  AND ($3::date IS NULL OR n.issued_on < $3)`;

/** Moves documents that were numbered elsewhere into the term that their dates lie in, once it is on record. */
@Injectable()
export class TermRepository {
  /** A number given out here on one of the days: it belongs to the series it was given out in. */
  async allocatedWithin(session: Session, days: TermDays): Promise<string | null> {
    const [row] = await session.query<{ written: string }>(
      `SELECT n.written FROM document_numbers n WHERE ${WITHIN} AND n.kind = 'allocated' LIMIT 1`,
      parametersOf(days),
    );
    return row?.written ?? null;
  }

  /** A number that two documents of these days bear. */
  async doubleWithin(session: Session, days: TermDays): Promise<string | null> {
    const [row] = await session.query<{ written: string }>(
      `SELECT coalesce(nullif(n.written, ''), n.number::text) AS written FROM document_numbers n WHERE ${WITHIN}
        GROUP BY n.type, n.number, n.suffix, n.written HAVING count(*) > 1 LIMIT 1`,
      parametersOf(days),
    );
    return row?.written ?? null;
  }

  async move(session: Session, days: TermDays, period: string): Promise<void> {
    await session.query(
      `INSERT INTO document_series (issuer_id, type, period)
       SELECT DISTINCT n.issuer_id, n.type, $4 FROM document_numbers n WHERE ${WITHIN} ON CONFLICT DO NOTHING`,
      [...parametersOf(days), period],
    );
    await session.query(
      `UPDATE directives d SET numbering_period = $4 FROM document_numbers n
        WHERE ${WITHIN} AND n.directive_id = d.directive_id`,
      [...parametersOf(days), period],
    );
    await session.query(`UPDATE document_numbers n SET period = $4 WHERE ${WITHIN}`, [
      ...parametersOf(days),
      period,
    ]);
  }
}

function parametersOf({ issuerId, beginsOn, before }: TermDays): unknown[] {
  return [issuerId, beginsOn, before];
}
