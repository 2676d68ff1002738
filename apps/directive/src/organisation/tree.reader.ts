import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { TreeRow } from './arrange-tree.js';

/** The whole organisation of a day in one statement. */
@Injectable()
export class TreeReader {
  /** Units in force on the day, by code. */
  async unitsOn(session: Session, day: CivilDate): Promise<TreeRow[]> {
    return session.query<TreeRow>(
      `SELECT unit_id AS "unitId", code, name, kind, parent_id AS "parentId", illustrative FROM units_on($1::date)
        WHERE (valid_from IS NULL OR valid_from <= $1::date) AND (valid_to IS NULL OR $1::date < valid_to)
        ORDER BY code COLLATE "C"`,
      [day],
    );
  }

  /** The version of the organisation: it moves with every write of units. */
  async revision(session: Session): Promise<number> {
    const [row] = await session.query<{ revision: number }>(`SELECT revision FROM organisation_revision`);
    return row?.revision ?? 0;
  }
}
