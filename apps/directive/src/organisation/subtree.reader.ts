import type { TargetUnit } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** The tree of units as it stands today, for many units in one question. */
@Injectable()
export class SubtreeReader {
  /** Each unit as permissions see it, by id; an id that is no unit's is left out. */
  async targets(session: Session, unitIds: readonly string[]): Promise<ReadonlyMap<string, TargetUnit>> {
    const rows = await session.query<{ root: string; ids: string[] }>(
      `WITH RECURSIVE line AS (
         SELECT unit_id AS root, unit_id, parent_id FROM units WHERE unit_id = ANY($1::uuid[])
         UNION SELECT line.root, u.unit_id, u.parent_id FROM units u JOIN line ON u.unit_id = line.parent_id
       ) SELECT root, array_agg(unit_id) AS ids FROM line GROUP BY root`,
      [unitIds],
    );
    return new Map(
      rows.map(({ root, ids }) => [root, { unitId: root, ancestorIds: ids.filter((id) => id !== root) }]),
    );
  }

  /** How many units there are, whether in force today or not. */
  async count(session: Session): Promise<number> {
    const [row] = await session.query<{ units: number }>('SELECT count(*)::int AS units FROM units');
    return row?.units ?? 0;
  }

  /** The unit and all below it, whether in force today or not. */
  async within(session: Session, unitId: string): Promise<string[]> {
    const rows = await session.query<{ unit_id: string }>(
      `WITH RECURSIVE subtree AS (
         SELECT unit_id FROM units WHERE unit_id = $1
         UNION SELECT u.unit_id FROM units u JOIN subtree ON u.parent_id = subtree.unit_id
       ) SELECT unit_id FROM subtree`,
      [unitId],
    );
    return rows.map((row) => row.unit_id);
  }
}
