import { quarterDays, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../intake/cells.reader.js';

/** Ballots of one subject and quarter that count for nothing, by the rule that set them aside. */
export interface SetAside {
  readonly subjectId: string;
  /** `r2`, `q` while nobody has decided, or `review`. */
  readonly rule: string;
  readonly setVersion: number;
  readonly rated: number;
  /** Counts of the levels 1–5, criterion by criterion in the order of the version. */
  readonly histograms: readonly bigint[];
}

interface Row extends Omit<SetAside, 'histograms'> {
  readonly histograms: string[];
}

/**
 * What was set aside as far as decisions are folded, for whoever tells how much it is and what figures would be with it. What
 * its citizen took back is nobody's any more.
 */
@Injectable()
export class SetAsideReader {
  /** By subject id, in the order of rule and version; nobody is in it of whose ballots all count. */
  async of(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    setCode: string,
    quarter: Quarter,
  ): Promise<ReadonlyMap<string, readonly SetAside[]>> {
    const { from, to } = quarterDays(quarter);
    const subject = kind === 'unit' ? 'unit_id' : 'official_id';
    const rows = await session.query<Row>(
      `WITH aside AS (
         SELECT ${subject} AS subject_id, standing_rule AS rule, set_version, levels FROM rating
          WHERE ${subject} = ANY ($1::uuid[]) AND day >= $2 AND day < $3 AND set_code = $4 AND assurance = 'ballot'
            AND standing <> 'counted' AND NOT withdrawn),
       counted AS (
         SELECT subject_id, rule, set_version, place, k, count(*) FILTER (WHERE levels[place] = k) AS n
           FROM aside, generate_series(1, cardinality(levels)) AS place, generate_series(1, 5) AS k
          GROUP BY subject_id, rule, set_version, place, k)
       SELECT subject_id AS "subjectId", rule, set_version AS "setVersion",
              (SELECT count(*)::int FROM aside WHERE aside.subject_id = counted.subject_id
                  AND aside.rule = counted.rule AND aside.set_version = counted.set_version) AS rated,
              array_agg(n ORDER BY place, k) AS histograms
         FROM counted GROUP BY subject_id, rule, set_version ORDER BY subject_id, rule, set_version`,
      [subjectIds, from, to, setCode],
    );
    const setAside = rows.map((row) => ({ ...row, histograms: row.histograms.map(BigInt) }));
    return Map.groupBy(setAside, ({ subjectId }) => subjectId);
  }
}
