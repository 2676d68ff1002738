import { appendToOutbox } from '@namkhong/event-bus';
import type { Session } from '@namkhong/service-kit';
import type { Rating } from './cast-rating.js';
import { ratingCast, ratingSignalled } from './rating-events.js';
import type { Signal } from './signal.js';

/** What ballots bring beside the answers; ratings of open assurance have neither. */
export interface BallotTraces {
  /** Hash (hex) of the receipt by rating id. */
  readonly receipts: ReadonlyMap<string, string>;
  readonly signals: readonly Signal[];
}

/** The ratings with their events: one is never stored without the other. */
export class RatingsRepository {
  /**
   * Stores ratings and appends their events. They go in by their random id, so that their place tells nothing of the
   * order in which people answered.
   */
  async add(
    session: Session,
    ratings: readonly Rating[],
    { receipts, signals }: BallotTraces = { receipts: new Map(), signals: [] },
  ): Promise<void> {
    if (ratings.length === 0) return;
    const ordered = ratings.toSorted(byRatingId);
    const rows = ordered.map((rating) => ({
      rating_id: rating.ratingId,
      receipt_hash: receipts.get(rating.ratingId) ?? null,
      unit_id: rating.unitId,
      official_id: rating.officialId,
      service_point: rating.servicePoint,
      procedure_group: rating.procedureGroup,
      outcome: rating.outcome,
      channel: rating.channel,
      assurance: rating.assurance,
      day: rating.day,
      set_code: rating.setCode,
      set_version: rating.setVersion,
      levels: rating.levels,
      illustrative: rating.illustrative,
    }));
    await session.query(
      `insert into rating (rating_id, receipt_hash, unit_id, official_id, service_point, procedure_group, outcome,
         channel, assurance, day, set_code, set_version, levels, illustrative)
       select rating_id, decode(receipt_hash, 'hex'), unit_id, official_id, service_point, procedure_group, outcome,
         channel, assurance, day, set_code, set_version, levels, illustrative
       from json_to_recordset($1) as rating (rating_id uuid, receipt_hash text, unit_id uuid, official_id uuid,
         service_point text, procedure_group text, outcome text, channel text, assurance text, day date,
         set_code text, set_version integer, levels jsonb, illustrative boolean)`,
      [JSON.stringify(rows)],
    );
    await appendToOutbox(session, [
      ...ordered.map(ratingCast),
      ...signals.toSorted(byRatingId).map(ratingSignalled),
    ]);
  }
}

function byRatingId(a: { readonly ratingId: string }, b: { readonly ratingId: string }): number {
  return a.ratingId < b.ratingId ? -1 : 1;
}
