import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Proposals of a period, by what became of them. */
export interface ProposalCounts {
  readonly received: number;
  readonly adopted: number;
  readonly partlyAdopted: number;
  readonly notAdopted: number;
  /** Without a decision on the last day, its day of reply or decision not past. */
  readonly open: number;
  readonly overdue: number;
  readonly published: number;
}

/** What other capabilities may ask of proposals: counts, never who proposed what. */
@Injectable()
export class ProposalCountsReader {
  /**
   * Received, decided and published within the days [from, to), and open at the end of the day `asOf`, of these units or
   * of all, those that nobody answers for yet among them.
   */
  async count(
    session: Session,
    unitIds: readonly string[] | null,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
    asOf: CivilDate,
  ): Promise<ProposalCounts> {
    const [row] = await session.query<ProposalCounts>(
      `SELECT count(*) FILTER (WHERE received_on >= $2::date AND received_on < $3::date)::int AS received,
              count(*) FILTER (WHERE within AND outcome = 'adopted')::int AS adopted,
              count(*) FILTER (WHERE within AND outcome = 'partly-adopted')::int AS "partlyAdopted",
              count(*) FILTER (WHERE within AND outcome = 'not-adopted')::int AS "notAdopted",
              count(*) FILTER (WHERE is_open AND NOT (due_on < $4::date))::int AS open,
              count(*) FILTER (WHERE is_open AND due_on < $4::date)::int AS overdue,
              count(*) FILTER (WHERE published_on >= $2::date AND published_on < $3::date)::int AS published
         FROM (SELECT received_on, outcome, published_on, coalesce(decision_due_on, reply_due_on) AS due_on,
                      coalesce(decided_on >= $2::date AND decided_on < $3::date, false) AS within,
                      received_on <= $4::date AND (state IN ('received', 'accepted') OR decided_on > $4::date) AS is_open
                 FROM proposals WHERE $1::uuid[] IS NULL OR unit_id = ANY($1)) p`,
      [unitIds, from, to, asOf],
    );
    if (!row) throw new Error('a count gives one row');
    return row;
  }
}
