import { UnitTree, type ParentEdge, type TreeUnit } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

interface Row extends Omit<TreeUnit, 'parents'> {
  readonly parents: ParentEdge[];
}

/** The organisation over time, for whoever adds up units: what a leaf's facts of a month belong to, as it was and as it is. */
@Injectable()
export class TreeReader {
  /** All units with whom they belonged to and came from; some thousand, read as one. */
  async load(session: Session): Promise<UnitTree> {
    return new UnitTree(await this.units(session));
  }

  /** The same as plain rows, in the order of their ids. */
  async units(session: Session): Promise<TreeUnit[]> {
    return session.query<Row>(
      `SELECT unit.unit_id AS "unitId", unit.kind, unit.valid_from::text AS "validFrom",
              unit.valid_to::text AS "validTo",
              coalesce((SELECT json_agg(json_build_object('parentId', edge.parent_id, 'validFrom', edge.valid_from,
                                                          'validTo', edge.valid_to) ORDER BY edge.ordinal)
                          FROM directory_parent edge WHERE edge.unit_id = unit.unit_id), '[]') AS parents,
              ARRAY(SELECT link.predecessor_id::text FROM directory_succession link
                     WHERE link.successor_id = unit.unit_id ORDER BY 1) AS "predecessorIds"
         FROM directory_unit unit ORDER BY unit.unit_id`,
    );
  }
}
