import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** How far the ratings are folded; one row per partition, so that consumers do not wait for each other. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly clock: Clock) {}

  async advance(
    session: Session,
    { topic, partition }: { readonly topic: string; readonly partition: number },
    ratings: number,
  ): Promise<void> {
    await session.query(
      `INSERT INTO intake_progress AS progress (topic, partition, ratings, folded_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (topic, partition) DO UPDATE
          SET ratings = progress.ratings + excluded.ratings, folded_at = excluded.folded_at`,
      [topic, partition, ratings, this.clock.now()],
    );
  }

  /** The instant of the last fold and the ratings folded so far. */
  async read(session: Session): Promise<{ asOf: Date | null; ratings: number }> {
    const [row] = await session.query<{ asOf: Date | null; ratings: string }>(
      `SELECT max(folded_at) AS "asOf", coalesce(sum(ratings), 0) AS ratings FROM intake_progress`,
    );
    return { asOf: row?.asOf ?? null, ratings: Number(row?.ratings ?? 0) };
  }
}
