import type { DataOf, Standing, standingDecidedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';

type Decision = DataOf<typeof standingDecidedV1>;

/** Whether a rating counts, as scoring decided last, and by which rule. */
export interface KnownStanding {
  readonly standing: Standing;
  readonly rule: string;
}

/** Own copy of scoring's decisions, for receipts alone: rating, standing, rule, and nothing of who decided or why. */
export class StandingsRepository {
  /** The highest sequence of a rating stays, in whatever order they come. */
  async save(session: Session, decisions: readonly Decision[]): Promise<void> {
    const latest = new Map<string, Decision>();
    for (const decision of decisions) {
      const known = latest.get(decision.ratingId);
      if (!known || known.sequence < decision.sequence) latest.set(decision.ratingId, decision);
    }
    const rows = [...latest.values()];
    if (rows.length === 0) return;
    await session.query(
      `insert into rating_standing as known (rating_id, sequence, standing, rule)
       select * from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[])
       on conflict (rating_id) do update
         set sequence = excluded.sequence, standing = excluded.standing, rule = excluded.rule
         where known.sequence < excluded.sequence`,
      [
        rows.map(({ ratingId }) => ratingId),
        rows.map(({ sequence }) => sequence),
        rows.map(({ standing }) => standing),
        rows.map(({ rule }) => rule),
      ],
    );
  }

  /** Undefined while nothing was decided about the rating: then it counts. */
  async find(session: Session, ratingId: string): Promise<KnownStanding | undefined> {
    const [row] = await session.query<KnownStanding>(
      `select standing, rule from rating_standing where rating_id = $1`,
      [ratingId],
    );
    return row;
  }
}
