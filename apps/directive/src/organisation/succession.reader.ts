import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Who carries on what ended. */
@Injectable()
export class SuccessionReader {
  /**
   * For each unit the one in force on the day that carries its history on, through however many changes; units that are in
   * force carry on themselves. A unit that nobody carries on, or several do, is left out: that is for a person to say.
   */
  async carriersOf(
    session: Session,
    unitIds: readonly string[],
    day: CivilDate,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ from_id: string; carrier_id: string }>(
      `WITH RECURSIVE line AS (
         SELECT unit_id AS from_id, unit_id FROM unnest($1::uuid[]) AS given (unit_id)
         UNION
         SELECT line.from_id, s.to_unit_id
           FROM line JOIN units ended USING (unit_id) JOIN unit_successions s ON s.from_unit_id = ended.unit_id
          WHERE ended.valid_to <= $2::date)
       SELECT from_id, min(unit_id::text)::uuid AS carrier_id
         FROM line JOIN units u USING (unit_id)
        WHERE (u.valid_from IS NULL OR u.valid_from <= $2::date) AND (u.valid_to IS NULL OR $2::date < u.valid_to)
        GROUP BY from_id HAVING count(*) = 1`,
      [unitIds, day],
    );
    return new Map(rows.map((row) => [row.from_id, row.carrier_id]));
  }
}
