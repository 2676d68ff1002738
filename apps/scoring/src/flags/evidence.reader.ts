import { histogramOf, mergeHistograms, quarterDays, type Histogram, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../intake/cells.reader.js';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { QuarterCells, Subject } from './subject-evidence.js';

interface DayRow {
  readonly subjectId: string;
  readonly rated: string;
  readonly complete: string;
  readonly sum: string;
  readonly squares: string;
}

interface CountRow {
  readonly subjectId: string;
  readonly count: number;
}

/** Reads what the LOW rule asks of a quarter from the cells: ballots alone, channels and versions added up. */
@Injectable()
export class EvidenceReader {
  /** Units and officials with ballots in both quarters, in the order of their ids. */
  async subjects(
    session: Session,
    setCode: string,
    quarters: readonly [Quarter, Quarter],
  ): Promise<Subject[]> {
    const [first, second] = [quarterDays(quarters[0]), quarterDays(quarters[1])];
    return session.query<Subject>(
      `SELECT subject_kind AS kind, subject_id AS "subjectId" FROM day_cell
        WHERE set_code = $1 AND assurance = 'ballot' AND rated > 0 AND day >= $2 AND day < $3
        GROUP BY subject_kind, subject_id
       HAVING bool_or(day < $4) AND bool_or(day >= $4)
        ORDER BY subject_kind, subject_id`,
      [setCode, first.from, second.to, second.from],
    );
  }

  /** The quarter's cells of subjects of one kind, by subject id. */
  async quarter(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    quarter: Quarter,
    versions: readonly CriteriaSetVersion[],
  ): Promise<ReadonlyMap<string, QuarterCells>> {
    const { from, to } = quarterDays(quarter);
    const scope = [kind, subjectIds, from, to, versions[0]?.setCode ?? ''];
    const days = Map.groupBy(await this.days(session, scope), ({ subjectId }) => subjectId);
    const histograms = await this.histograms(session, scope, versions);
    const invited = await this.invited(session, scope.slice(0, 4));
    const raters =
      kind === 'official' ? await this.raters(session, scope.slice(1)) : new Map<string, number>();
    return new Map(
      subjectIds.map((subjectId) => {
        const ofSubject = days.get(subjectId) ?? [];
        const cells: QuarterCells = {
          quarter,
          ratings: ofSubject.reduce((total, { rated }) => total + Number(rated), 0),
          invited: invited.get(subjectId) ?? 0,
          distinctRaters: raters.get(subjectId) ?? null,
          histograms: histograms.get(subjectId) ?? new Map<string, Histogram>(),
          days: ofSubject.map(({ complete, sum, squares }) => ({
            n: BigInt(complete),
            sum: BigInt(sum),
            sumOfSquares: BigInt(squares),
          })),
        };
        return [subjectId, cells];
      }),
    );
  }

  private async days(session: Session, scope: readonly unknown[]): Promise<DayRow[]> {
    return session.query<DayRow>(
      `SELECT subject_id AS "subjectId", sum(rated) AS rated, sum(complete) AS complete, sum(score_sum) AS sum,
              sum(score_squares) AS squares
         FROM day_cell
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND day >= $3 AND day < $4 AND set_code = $5
          AND assurance = 'ballot'
        GROUP BY subject_id, day`,
      [...scope],
    );
  }

  private async histograms(
    session: Session,
    scope: readonly unknown[],
    versions: readonly CriteriaSetVersion[],
  ): Promise<Map<string, Map<string, Histogram>>> {
    const rows = await session.query<{ subjectId: string; setVersion: number; histograms: string[] }>(
      `SELECT subject_id AS "subjectId", set_version AS "setVersion", histograms
         FROM month_cell
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND month >= $3 AND month < $4 AND set_code = $5
          AND assurance = 'ballot'`,
      [...scope],
    );
    const bySubject = new Map<string, Map<string, Histogram>>();
    for (const { subjectId, setVersion, histograms } of rows) {
      const criteria = versions.find(({ version }) => version === setVersion)?.criteria ?? [];
      const known = bySubject.get(subjectId) ?? new Map<string, Histogram>();
      for (const [index, { code }] of criteria.entries()) {
        const counts = histogramOf(histograms.slice(5 * index, 5 * index + 5).map(BigInt));
        const before = known.get(code);
        known.set(code, before ? mergeHistograms(before, counts) : counts);
      }
      bySubject.set(subjectId, known);
    }
    return bySubject;
  }

  private async invited(session: Session, scope: readonly unknown[]): Promise<Map<string, number>> {
    const rows = await session.query<CountRow>(
      `SELECT subject_id AS "subjectId", sum(invited)::int AS count FROM service_day
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND day >= $3 AND day < $4
        GROUP BY subject_id`,
      [...scope],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }

  /** From the ledger of the officials: the keyed hashes seen with their ratings. Without any, nothing is known. */
  private async raters(session: Session, scope: readonly unknown[]): Promise<Map<string, number>> {
    const rows = await session.query<CountRow>(
      `SELECT official_id AS "subjectId", count(DISTINCT rater)::int AS count
         FROM rating JOIN rating_signal USING (rating_id)
        WHERE official_id = ANY ($1::uuid[]) AND day >= $2 AND day < $3 AND set_code = $4 AND assurance = 'ballot'
          AND rater IS NOT NULL
        GROUP BY official_id`,
      [...scope],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }
}
