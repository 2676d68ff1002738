import type { DataOf, ratingSignalledV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { stratumOf, type Rating } from './fold-rating.js';

type Signal = DataOf<typeof ratingSignalledV1>;

/** A rating with its answers in the order of the set, 0 for none. */
export interface RatingRow {
  readonly rating: Rating;
  readonly levels: readonly number[];
  /** Where it was cast in the log: what is told of it later begins with the first release beyond. */
  readonly log: { readonly partition: number; readonly offset: bigint };
}

/** One compact row per rating, for reversal and for the count of different raters. */
@Injectable()
export class RatingsRepository {
  /** Answers which ratings are new; one that is known already changes nothing. */
  async add(session: Session, rows: readonly RatingRow[]): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return new Set();
    const ratings = rows.map(({ rating }) => rating);
    const added = await session.query<{ rating_id: string }>(
      `INSERT INTO rating (rating_id, unit_id, official_id, day, set_code, set_version, assurance, channel, stratum,
                           levels, log_partition, log_offset)
       SELECT rating_id, unit_id, official_id, day, set_code, set_version, assurance, channel, stratum,
              levels::smallint[], log_partition, log_offset
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[], $5::text[], $6::integer[], $7::text[], $8::text[],
                     $9::text[], $10::text[], $11::integer[], $12::bigint[])
           AS given (rating_id, unit_id, official_id, day, set_code, set_version, assurance, channel, stratum, levels,
                     log_partition, log_offset)
       ON CONFLICT (rating_id) DO NOTHING
       RETURNING rating_id`,
      [
        ratings.map(({ ratingId }) => ratingId),
        ratings.map(({ unitId }) => unitId),
        ratings.map(({ officialId }) => officialId),
        ratings.map(({ day }) => day),
        ratings.map(({ setCode }) => setCode),
        ratings.map(({ setVersion }) => setVersion),
        ratings.map(({ assurance }) => assurance),
        ratings.map(({ channel }) => channel),
        ratings.map(stratumOf),
        rows.map(({ levels }) => `{${levels.join()}}`),
        rows.map(({ log }) => log.partition),
        rows.map(({ log }) => String(log.offset)),
      ],
    );
    return new Set(added.map((row) => row.rating_id));
  }

  async addSignals(session: Session, signals: readonly Signal[]): Promise<void> {
    if (signals.length === 0) return;
    await session.query(
      `INSERT INTO rating_signal (rating_id, minute, seconds_taken, rater, device, network)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::integer[], $4::bytea[], $5::bytea[], $6::bytea[])
       ON CONFLICT (rating_id) DO NOTHING`,
      [
        signals.map(({ ratingId }) => ratingId),
        signals.map(({ minute }) => minute),
        signals.map(({ secondsTaken }) => secondsTaken),
        signals.map(({ rater }) => bytes(rater)),
        signals.map(({ device }) => bytes(device)),
        signals.map(({ network }) => bytes(network)),
      ],
    );
  }

  /** Destroys signals from before an instant, at most `limit` of them; answers how many. */
  async forgetSignals(session: Session, before: Date, limit: number): Promise<number> {
    const [gone] = await session.query<{ count: number }>(
      `WITH old AS (SELECT rating_id FROM rating_signal WHERE minute < $1 ORDER BY minute LIMIT $2),
            gone AS (DELETE FROM rating_signal USING old WHERE rating_signal.rating_id = old.rating_id RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [before, limit],
    );
    return gone?.count ?? 0;
  }
}

function bytes(hash: string | null): Buffer | null {
  return hash === null ? null : Buffer.from(hash, 'base64url');
}
