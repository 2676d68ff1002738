import { quarterDays, type ChannelSubmissions, type DayTotal, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

interface Row {
  readonly day: string;
  readonly setVersion: number;
  readonly levels: readonly number[];
}

/** Single complete submissions of officials, from the compact rows of ratings. */
@Injectable()
export class SubmissionsReader {
  constructor(private readonly sets: CriteriaSetsReader) {}

  /** Complete submissions of officials by channel, as the cells hold them now, by subject id. */
  async byChannel(
    session: Session,
    officialIds: readonly string[],
    setCode: string,
    quarter: Quarter,
  ): Promise<ReadonlyMap<string, readonly ChannelSubmissions[]>> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<{
      subjectId: string;
      channel: string;
      n: string;
      sum: string;
      sumOfSquares: string;
    }>(
      `SELECT subject_id AS "subjectId", channel, sum(complete) AS n, sum(score_sum) AS sum,
              sum(score_squares) AS "sumOfSquares"
         FROM day_cell
        WHERE subject_kind = 'official' AND subject_id = ANY ($1::uuid[]) AND set_code = $2 AND assurance = 'ballot'
          AND day >= $3 AND day < $4 AND complete > 0
        GROUP BY 1, 2 ORDER BY 1, 2`,
      [officialIds, setCode, from, to],
    );
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return new Map(
      [...bySubject].map(([subjectId, of]) => [
        subjectId,
        of.map(({ channel, n, sum, sumOfSquares }) => ({
          channels: [channel],
          sums: { n: BigInt(n), sum: BigInt(sum), sumOfSquares: BigInt(sumOfSquares) },
        })),
      ]),
    );
  }

  /** The integer score y of each complete submission of a quarter, one list per day of each version. */
  async ofOfficial(
    session: Session,
    officialId: string,
    { setCode, quarter, without }: { setCode: string; quarter: Quarter; without: readonly string[] },
  ): Promise<bigint[][]> {
    const { from, to } = quarterDays(quarter);
    const rows = await session.query<Row>(
      `SELECT day::text, set_version AS "setVersion", levels FROM rating
        WHERE official_id = $1 AND day >= $2 AND day < $3 AND set_code = $4 AND assurance = 'ballot'
          AND counted AND channel <> ALL ($5::text[])`,
      [officialId, from, to, setCode, without],
    );
    const versions = await this.sets.versions(session, setCode);
    const scored = rows.flatMap(({ day, setVersion, levels }) => {
      const score = scoreOf(levels, versions.find(({ version }) => version === setVersion)?.criteria ?? []);
      return score === null ? [] : [{ key: `${day} ${setVersion}`, score }];
    });
    return [...Map.groupBy(scored, ({ key }) => key).values()].map((day) => day.map(({ score }) => score));
  }
}

/** Whether lists of scores are what day totals are the sums of, in whatever order. */
export function addUpTo(submissions: readonly (readonly bigint[])[], days: readonly DayTotal[]): boolean {
  const text = (n: bigint, sum: bigint, squares: bigint) => [n, sum, squares].join();
  const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);
  const own = submissions.map((scores) =>
    text(BigInt(scores.length), total(scores), total(scores.map((score) => score * score))),
  );
  const published = days.map(({ n, sum, sumOfSquares }) => text(n, sum, sumOfSquares));
  return own.toSorted().join(' ') === published.toSorted().join(' ');
}

/** y = Σ weight·(level − 1) by the weights of an official's own record; null where an answer is missing. */
function scoreOf(levels: readonly number[], criteria: CriteriaSetVersion['criteria']): bigint | null {
  let score = 0n;
  for (const [index, { weight, officialWeight }] of criteria.entries()) {
    const [level, own] = [levels[index] ?? 0, officialWeight ?? weight];
    if (own === 0) continue;
    if (level === 0) return null;
    score += BigInt(own * (level - 1));
  }
  return score;
}
