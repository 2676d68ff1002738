import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import { appendToOutbox } from '@namkhong/event-bus';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { Rating } from './cast-rating.js';
import type { StoredRating } from './change-rating.js';
import { ratingCast, ratingRevised, ratingSignalled, ratingWithdrawn } from './rating-events.js';
import type { Signal } from './signal.js';

/** What comes beside the answers; ratings that were imported have neither. */
export interface RatingTraces {
  /** Hash (hex) of the receipt by rating id. */
  readonly receipts: ReadonlyMap<string, string>;
  readonly signals: readonly Signal[];
  /** What was chosen beside the criteria, by rating id. */
  readonly further?: ReadonlyMap<string, FurtherAnswers>;
}

interface RatingRow extends Omit<Rating, 'levels'> {
  levels: Rating['levels'] | null;
  revision: number;
}

/** The ratings with their events: one is never stored or changed without the other. */
export class RatingsRepository {
  /**
   * Stores ratings and appends their events. They go in by their random id, so that their place tells nothing of the
   * order in which people answered.
   */
  async add(
    session: Session,
    ratings: readonly Rating[],
    { receipts, signals, further }: RatingTraces = { receipts: new Map(), signals: [] },
  ): Promise<void> {
    if (ratings.length === 0) return;
    const ordered = ratings.toSorted(byRatingId);
    const column = <T>(valueOf: (rating: Rating) => T): T[] => ordered.map(valueOf);
    await session.prepared(
      'rating-insert',
      `insert into rating (rating_id, receipt_hash, unit_id, official_id, service_point, procedure_group, outcome,
         channel, assurance, day, set_code, set_version, levels, illustrative)
       select rating_id, decode(receipt_hash, 'hex'), unit_id, official_id, service_point, procedure_group, outcome,
         channel, assurance, day, set_code, set_version, levels, illustrative
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::date[], $11::text[], $12::integer[], $13::jsonb[], $14::boolean[])
         as rating (rating_id, receipt_hash, unit_id, official_id, service_point, procedure_group, outcome, channel,
           assurance, day, set_code, set_version, levels, illustrative)`,
      [
        column(({ ratingId }) => ratingId),
        column(({ ratingId }) => receipts.get(ratingId) ?? null),
        column(({ unitId }) => unitId),
        column(({ officialId }) => officialId),
        column(({ servicePoint }) => servicePoint),
        column(({ procedureGroup }) => procedureGroup),
        column(({ outcome }) => outcome),
        column(({ channel }) => channel),
        column(({ assurance }) => assurance),
        column(({ day }) => day),
        column(({ setCode }) => setCode),
        column(({ setVersion }) => setVersion),
        column(({ levels }) => JSON.stringify(levels)),
        column(({ illustrative }) => illustrative),
      ],
    );
    if (further && further.size > 0) await this.addFurther(session, further);
    await appendToOutbox(session, [
      ...ordered.map(ratingCast),
      ...signals.toSorted(byRatingId).map(ratingSignalled),
    ]);
  }

  /** The rating of a receipt, by the hash of it (hex). */
  async findByReceipt(session: Session, receiptHash: string): Promise<StoredRating | undefined> {
    return this.read(session, receiptHash, '');
  }

  /** As `findByReceipt`, locked until the transaction ends: changes of one rating come one after the other. */
  async lockByReceipt(session: Session, receiptHash: string): Promise<StoredRating | undefined> {
    return this.read(session, receiptHash, 'for update');
  }

  /** Whether anything chosen beside the criteria is kept. */
  async hasFurther(session: Session, ratingId: string): Promise<boolean> {
    const rows = await session.query(`select 1 from further_answer where rating_id = $1`, [ratingId]);
    return rows.length > 0;
  }

  async revise(session: Session, rating: Rating, revision: number, today: CivilDate): Promise<void> {
    await session.query(`update rating set levels = $2, revision = $3 where rating_id = $1`, [
      rating.ratingId,
      JSON.stringify(rating.levels),
      revision,
    ]);
    await appendToOutbox(session, [ratingRevised(rating, revision, today)]);
  }

  /** Replaces what was chosen beside the criteria; nothing of it is in any event. */
  async replaceFurther(session: Session, ratingId: string, further: FurtherAnswers | null): Promise<void> {
    await session.query(`delete from further_answer where rating_id = $1`, [ratingId]);
    if (further) await this.addFurther(session, new Map([[ratingId, further]]));
  }

  /** The answers go with the withdrawal; that there was a rating stays. */
  async withdraw(session: Session, { rating, revision }: StoredRating, today: CivilDate): Promise<void> {
    await session.query(
      `update rating set levels = null, withdrawn_on = $2, revision = $3 where rating_id = $1`,
      [rating.ratingId, today, revision + 1],
    );
    await this.replaceFurther(session, rating.ratingId, null);
    await appendToOutbox(session, [ratingWithdrawn(rating, revision + 1, today)]);
  }

  /** Nobody can find the rating any more, its sender included, and what was chosen beside the criteria is gone. */
  async forgetReceipt(session: Session, ratingId: string): Promise<void> {
    await session.query(
      `update rating set receipt_hash = null, receipt_forgotten = true where rating_id = $1`,
      [ratingId],
    );
    await this.replaceFurther(session, ratingId, null);
  }

  private async addFurther(session: Session, further: ReadonlyMap<string, FurtherAnswers>): Promise<void> {
    const rows = [...further]
      .filter(([, { answers }]) => Object.keys(answers).length > 0)
      .map(([rating_id, { formId, answers }]) => ({ rating_id, form_id: formId, answers }))
      .sort((a, b) => (a.rating_id < b.rating_id ? -1 : 1));
    await session.query(
      `insert into further_answer (rating_id, form_id, answers)
       select rating_id, form_id, answers
       from json_to_recordset($1) as answer (rating_id uuid, form_id uuid, answers jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  private async read(
    session: Session,
    receiptHash: string,
    lock: '' | 'for update',
  ): Promise<StoredRating | undefined> {
    const [row] = await session.query<RatingRow>(
      `select rating_id as "ratingId", unit_id as "unitId", official_id as "officialId",
         service_point as "servicePoint", procedure_group as "procedureGroup", outcome, channel, assurance, day::text,
         set_code as "setCode", set_version as "setVersion", levels, illustrative, revision
       from rating where receipt_hash = decode($1, 'hex') ${lock}`,
      [receiptHash],
    );
    if (!row) return undefined;
    const { revision, levels, ...rating } = row;
    return levels
      ? { rating: { ...rating, levels }, revision, withdrawn: false }
      : { rating, revision, withdrawn: true };
  }
}

function byRatingId(a: { readonly ratingId: string }, b: { readonly ratingId: string }): number {
  return a.ratingId < b.ratingId ? -1 : 1;
}
