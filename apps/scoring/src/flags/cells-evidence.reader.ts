import { histogramOf, mergeHistograms, quarterDays, type Histogram, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../intake/cells.reader.js';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { ClosedQuarter, FlagEvidence, QuarterInputs, Subject } from './evidence.port.js';

/** Of whom and of when. */
interface Scope {
  readonly kind: SubjectKind;
  readonly subjectIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly setCode: string;
}

interface DayRow {
  readonly subjectId: string;
  readonly rated: string;
  readonly complete: string;
  readonly sum: string;
  readonly squares: string;
}

interface MonthRow {
  readonly subjectId: string;
  readonly setVersion: number;
  readonly stratum: string;
  readonly histograms: readonly string[];
}

interface CountRow {
  readonly subjectId: string;
  readonly count: number;
}

type Histograms = ReadonlyMap<string, Histogram>;

/** Reads what the LOW rule asks of a quarter from the cells, as they stand. */
@Injectable()
export class CellsEvidenceReader implements FlagEvidence {
  constructor(private readonly sets: CriteriaSetsReader) {}

  /** The cells know of no closing. */
  async closed(): Promise<ClosedQuarter | null> {
    return Promise.resolve({ publicationId: null });
  }

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

  async inputs(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    setCode: string,
    quarter: Quarter,
  ): Promise<ReadonlyMap<string, QuarterInputs>> {
    const scope: Scope = { kind, subjectIds, setCode, ...quarterDays(quarter) };
    const versions = await this.sets.versions(session, setCode);
    const days = Map.groupBy(await this.days(session, scope), ({ subjectId }) => subjectId);
    const months = Map.groupBy(await this.months(session, scope), ({ subjectId }) => subjectId);
    const invited = await this.invited(session, scope);
    const raters = kind === 'official' ? await this.raters(session, scope) : new Map<string, number>();
    return new Map(
      [...days].map(([subjectId, ofSubject]): [string, QuarterInputs] => [
        subjectId,
        {
          quarter,
          ratings: ofSubject.reduce((total, { rated }) => total + Number(rated), 0),
          invited: invited.get(subjectId) ?? 0,
          distinctRaters: raters.get(subjectId) ?? null,
          days: ofSubject.map(({ complete, sum, squares }) => ({
            n: BigInt(complete),
            sum: BigInt(sum),
            sumOfSquares: BigInt(squares),
          })),
          ...countsOf(months.get(subjectId) ?? [], versions),
        },
      ]),
    );
  }

  async submissions(
    session: Session,
    { kind, subjectId }: Subject,
    setCode: string,
    quarter: Quarter,
  ): Promise<bigint[][]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{ day: string; scores: string[] }>(
      `SELECT rating.day::text AS day, array_agg(answered.score) AS scores
         FROM rating
         JOIN criteria_set set ON set.set_code = rating.set_code AND set.version = rating.set_version
         CROSS JOIN LATERAL (
           SELECT sum((asked.criterion ->> 'weight')::bigint * (given.level - 1)) AS score
             FROM jsonb_array_elements(set.criteria) WITH ORDINALITY AS asked (criterion, place)
             JOIN unnest(rating.levels) WITH ORDINALITY AS given (level, place) USING (place)
         ) AS answered
        WHERE (CASE $1 WHEN 'unit' THEN rating.unit_id ELSE rating.official_id END) = $2
          AND rating.day >= $3 AND rating.day < $4 AND rating.set_code = $5 AND rating.assurance = 'ballot'
          AND rating.counted AND 0 < ALL (rating.levels)
        GROUP BY rating.day`,
      [kind, subjectId, from, to, setCode],
    );
    return rows.map(({ scores }) => scores.map(BigInt));
  }

  private async days(session: Session, scope: Scope): Promise<DayRow[]> {
    return session.query<DayRow>(
      `SELECT subject_id AS "subjectId", sum(rated) AS rated, sum(complete) AS complete, sum(score_sum) AS sum,
              sum(score_squares) AS squares
         FROM day_cell
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND day >= $3 AND day < $4 AND set_code = $5
          AND assurance = 'ballot' AND rated > 0
        GROUP BY subject_id, day`,
      [scope.kind, scope.subjectIds, scope.from, scope.to, scope.setCode],
    );
  }

  private async months(session: Session, scope: Scope): Promise<MonthRow[]> {
    return session.query<MonthRow>(
      `SELECT subject_id AS "subjectId", set_version AS "setVersion", stratum, histograms
         FROM month_cell
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND month >= $3 AND month < $4 AND set_code = $5
          AND assurance = 'ballot' AND rated > 0`,
      [scope.kind, scope.subjectIds, scope.from, scope.to, scope.setCode],
    );
  }

  private async invited(session: Session, scope: Scope): Promise<Map<string, number>> {
    const rows = await session.query<CountRow>(
      `SELECT subject_id AS "subjectId", sum(invited)::int AS count FROM service_day
        WHERE subject_kind = $1 AND subject_id = ANY ($2::uuid[]) AND day >= $3 AND day < $4
        GROUP BY subject_id`,
      [scope.kind, scope.subjectIds, scope.from, scope.to],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }

  /** From the ledger of the officials: the keyed hashes seen with their ratings. Without any, nothing is known. */
  private async raters(session: Session, scope: Scope): Promise<Map<string, number>> {
    const rows = await session.query<CountRow>(
      `SELECT official_id AS "subjectId", count(DISTINCT rater)::int AS count
         FROM rating JOIN rating_signal USING (rating_id)
        WHERE official_id = ANY ($1::uuid[]) AND day >= $2 AND day < $3 AND set_code = $4 AND assurance = 'ballot'
          AND counted AND rater IS NOT NULL
        GROUP BY official_id`,
      [scope.subjectIds, scope.from, scope.to, scope.setCode],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }
}

/** By criterion code, whole and apart by stratum: versions of the set may order their criteria differently. */
function countsOf(
  months: readonly MonthRow[],
  versions: readonly CriteriaSetVersion[],
): Pick<QuarterInputs, 'histograms' | 'strata'> {
  const histograms = new Map<string, Histogram>();
  const strata = new Map<string, Map<string, Histogram>>();
  for (const { setVersion, stratum, histograms: counts } of months) {
    const criteria = versions.find(({ version }) => version === setVersion)?.criteria ?? [];
    const ofStratum = strata.get(stratum) ?? new Map<string, Histogram>();
    strata.set(stratum, ofStratum);
    for (const [index, { code }] of criteria.entries()) {
      const more = histogramOf(counts.slice(5 * index, 5 * index + 5).map(BigInt));
      histograms.set(code, merged(histograms, code, more));
      ofStratum.set(code, merged(ofStratum, code, more));
    }
  }
  return { histograms, strata };
}

function merged(known: Histograms, code: string, more: Histogram): Histogram {
  const before = known.get(code);
  return before ? mergeHistograms(before, more) : more;
}
