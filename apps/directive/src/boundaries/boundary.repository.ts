import { type UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Boundary } from './plan-boundary-import.js';

type Feature = UnitBoundaries['features'][number];

export interface DrawnUnit extends Boundary {
  readonly code: string;
  readonly name: string;
}

const IN_FORCE = `(u.valid_from IS NULL OR u.valid_from <= $1::date) AND (u.valid_to IS NULL OR $1::date < u.valid_to)`;

@Injectable()
export class BoundaryRepository {
  /** Units in force on the day, by code. */
  async unitsByCode(session: Session, day: CivilDate): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ code: string; unitId: string }>(
      `SELECT code, unit_id AS "unitId" FROM units u WHERE ${IN_FORCE}`,
      [day],
    );
    return new Map(rows.map(({ code, unitId }) => [code, unitId]));
  }

  async loadAll(session: Session): Promise<ReadonlyMap<string, Boundary>> {
    const rows = await session.query<Boundary>(
      `SELECT unit_id AS "unitId", geometry, source, licence FROM unit_boundaries`,
    );
    return new Map(rows.map((row) => [row.unitId, row]));
  }

  async record(session: Session, boundaries: readonly Boundary[], now: Date): Promise<void> {
    await session.query(
      `INSERT INTO unit_boundaries (unit_id, geometry, source, licence, recorded_at)
       SELECT unit_id, geometry, source, licence, $2
         FROM jsonb_to_recordset($1::jsonb)
           AS new (unit_id uuid, geometry json, source text, licence text)
       ON CONFLICT (unit_id) DO UPDATE SET geometry = excluded.geometry, source = excluded.source,
         licence = excluded.licence, version = unit_boundaries.version + 1, recorded_at = excluded.recorded_at`,
      [JSON.stringify(boundaries.map(({ unitId, ...rest }) => ({ unit_id: unitId, ...rest }))), now],
    );
  }

  /** What a map of a day depends on: it moves with every write of units or boundaries. */
  async revision(session: Session): Promise<string> {
    const [row] = await session.query<{ revision: string }>(
      `SELECT (SELECT revision FROM organisation_revision) || '-' || coalesce(sum(version), 0) AS revision
         FROM unit_boundaries`,
    );
    return row?.revision ?? '0';
  }

  /** The drawn units in force on the day, by code; of one parent or of all. */
  async drawnOn(session: Session, day: CivilDate, parentId: string | undefined): Promise<DrawnUnit[]> {
    return session.query<DrawnUnit>(
      `SELECT b.unit_id AS "unitId", u.code, u.name, b.geometry, b.source, b.licence
         FROM units_on($1::date) u JOIN unit_boundaries b ON b.unit_id = u.unit_id
        WHERE ${IN_FORCE} AND ($2::uuid IS NULL OR u.parent_id = $2)
        ORDER BY u.code COLLATE "C"`,
      [day, parentId ?? null],
    );
  }
}

/** A drawn unit as GeoJSON. */
export function toFeature({ unitId, code, name, geometry }: DrawnUnit): Feature {
  return { type: 'Feature', id: unitId, properties: { unitId, code, name }, geometry };
}
