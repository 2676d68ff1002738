import type { LadderView } from '@namkhong/contracts/http/directive-escalation';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Ladder } from './ladder.js';

const COLUMNS = `ladder_id AS "ladderId", urgency, effective_from::text AS "effectiveFrom", steps, version`;

/** Ladders with the days from which they hold. */
@Injectable()
export class LadderRepository {
  /** The ladder of each urgency that holds on the day. */
  async inForce(session: Session, day: CivilDate): Promise<Ladder[]> {
    return session.query<Ladder>(
      `SELECT DISTINCT ON (urgency) ${COLUMNS} FROM escalation_ladders WHERE effective_from <= $1::date
        ORDER BY urgency, effective_from DESC`,
      [day],
    );
  }

  /** The latest first. */
  async list(
    session: Session,
    filter: {
      urgency: string | undefined;
      after: { effectiveFrom: string; ladderId: string } | undefined;
      limit: number;
    },
  ): Promise<LadderView[]> {
    return session.query<LadderView>(
      `SELECT ${COLUMNS} FROM escalation_ladders
        WHERE ($1::text IS NULL OR urgency = $1)
          AND ($2::date IS NULL OR (effective_from, ladder_id) < ($2, $3::uuid))
        ORDER BY effective_from DESC, ladder_id DESC LIMIT $4`,
      [
        filter.urgency ?? null,
        filter.after?.effectiveFrom ?? null,
        filter.after?.ladderId ?? null,
        filter.limit,
      ],
    );
  }

  async find(session: Session, ladderId: string): Promise<LadderView | null> {
    const [row] = await session.query<LadderView>(
      `SELECT ${COLUMNS} FROM escalation_ladders WHERE ladder_id = $1`,
      [ladderId],
    );
    return row ?? null;
  }

  /** As `find`, its row held until the transaction ends. */
  async lock(session: Session, ladderId: string): Promise<LadderView | null> {
    const [row] = await session.query<LadderView>(
      `SELECT ${COLUMNS} FROM escalation_ladders WHERE ladder_id = $1 FOR UPDATE`,
      [ladderId],
    );
    return row ?? null;
  }

  /** False where the urgency has a ladder from that day already. */
  async add(session: Session, ladder: Ladder): Promise<boolean> {
    const added = await session.query(
      `INSERT INTO escalation_ladders (ladder_id, urgency, effective_from, steps) VALUES ($1, $2, $3, $4)
       ON CONFLICT (urgency, effective_from) DO NOTHING RETURNING 1`,
      [ladder.ladderId, ladder.urgency, ladder.effectiveFrom, JSON.stringify(ladder.steps)],
    );
    return added.length > 0;
  }

  /** False where another ladder of the urgency holds from that day. */
  async replace(session: Session, ladder: LadderView): Promise<boolean> {
    const replaced = await session.query(
      `UPDATE escalation_ladders SET urgency = $2, effective_from = $3, steps = $4, version = $5
        WHERE ladder_id = $1 AND NOT EXISTS (
          SELECT 1 FROM escalation_ladders o
           WHERE o.urgency = $2 AND o.effective_from = $3::date AND o.ladder_id <> $1::uuid) RETURNING 1`,
      [ladder.ladderId, ladder.urgency, ladder.effectiveFrom, JSON.stringify(ladder.steps), ladder.version],
    );
    return replaced.length > 0;
  }
}
