import { toUnaccented, type UnitKind } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { UnitState } from './unit-state.js';

interface UnitRow {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent_id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly area_km2: number | null;
  readonly illustrative: boolean;
  readonly predecessor_ids: string[];
}

/** Writes units and their succession; reads them back whole for the decisions about imports. */
@Injectable()
export class UnitRepository {
  /** Every unit by code, locked against other imports until the transaction ends. */
  async loadAll(session: Session): Promise<ReadonlyMap<string, UnitState>> {
    await session.query(`LOCK TABLE units IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await session.query<UnitRow>(`
      SELECT unit_id, code, name, kind, parent_id, valid_from::text, valid_to::text, area_km2::float8, illustrative,
             ARRAY(SELECT from_unit_id FROM unit_successions WHERE to_unit_id = unit_id
                    ORDER BY from_unit_id) AS predecessor_ids
        FROM units`);
    return new Map(rows.map((row) => [row.code, toState(row)]));
  }

  /** Writes the units in full, the new ones and the changed ones, in one statement; then who succeeded whom. */
  async record(session: Session, units: readonly UnitState[]): Promise<void> {
    await session.query(
      `INSERT INTO units (unit_id, code, name, plain_name, kind, parent_id, valid_from, valid_to, area_km2, illustrative)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::date[],
                            $8::date[], $9::numeric[], $10::boolean[])
       ON CONFLICT (unit_id) DO UPDATE SET
         name = excluded.name, plain_name = excluded.plain_name, kind = excluded.kind, parent_id = excluded.parent_id,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, area_km2 = excluded.area_km2,
         illustrative = excluded.illustrative`,
      [
        units.map((unit) => unit.unitId),
        units.map((unit) => unit.code),
        units.map((unit) => unit.name),
        units.map((unit) => toUnaccented(unit.name).toLowerCase()),
        units.map((unit) => unit.kind),
        units.map((unit) => unit.parentId),
        units.map((unit) => unit.validFrom),
        units.map((unit) => unit.validTo),
        units.map((unit) => unit.areaKm2),
        units.map((unit) => unit.illustrative),
      ],
    );
    await this.recordSuccessions(session, units);
  }

  private async recordSuccessions(session: Session, units: readonly UnitState[]): Promise<void> {
    await session.query(`DELETE FROM unit_successions WHERE to_unit_id = ANY($1::uuid[])`, [
      units.map((unit) => unit.unitId),
    ]);
    const links = units.flatMap(({ unitId, validFrom, predecessorIds }) =>
      predecessorIds.map((from) => ({ from, to: unitId, on: validFrom })),
    );
    await session.query(
      `INSERT INTO unit_successions (from_unit_id, to_unit_id, on_date)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[])`,
      [links.map(({ from }) => from), links.map(({ to }) => to), links.map(({ on }) => on)],
    );
  }
}

function toState(row: UnitRow): UnitState {
  return {
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    areaKm2: row.area_km2,
    illustrative: row.illustrative,
    predecessorIds: row.predecessor_ids,
  };
}
