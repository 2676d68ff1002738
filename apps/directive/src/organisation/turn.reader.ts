import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Whether something that was decided before begins to hold. */
@Injectable()
export class TurnReader {
  /** Whether a unit's name or parent of the day is not the one that is kept as today's. */
  async isDue(session: Session, day: CivilDate): Promise<boolean> {
    const [row] = await session.query<{ due: boolean }>(
      `SELECT EXISTS (
         SELECT FROM units u JOIN units_on($1::date) d USING (unit_id)
          WHERE u.name <> d.name OR u.parent_id IS DISTINCT FROM d.parent_id) AS due`,
      [day],
    );
    return row?.due ?? false;
  }
}
