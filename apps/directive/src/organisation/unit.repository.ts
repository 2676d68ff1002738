import { toUnaccented, type CivilDate, type UnitKind } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { NameSince, ParentSince, UnitState } from './unit-state.js';

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
  readonly predecessor_ids: string[] | null;
  readonly names: NameSince[] | null;
  readonly parents: ParentSince[] | null;
}

const SINCE = `'since', nullif(since, '-infinity')`;

/** Writes units, their names, parents and succession over time; reads them back whole for the decisions. */
@Injectable()
export class UnitRepository {
  /** Every unit by code, locked against other changes until the transaction ends. */
  async loadAll(session: Session): Promise<ReadonlyMap<string, UnitState>> {
    await session.query(`LOCK TABLE units IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await session.query<UnitRow>(`
      SELECT unit_id, code, name, kind, parent_id, valid_from::text, valid_to::text, area_km2::float8, illustrative,
             predecessor_ids, names, parents
        FROM units
        LEFT JOIN (SELECT to_unit_id AS unit_id, array_agg(from_unit_id ORDER BY from_unit_id) AS predecessor_ids
                     FROM unit_successions GROUP BY to_unit_id) s USING (unit_id)
        LEFT JOIN (SELECT unit_id, json_agg(json_build_object(${SINCE}, 'name', name) ORDER BY since) AS names
                     FROM unit_names GROUP BY unit_id) n USING (unit_id)
        LEFT JOIN (SELECT unit_id, json_agg(json_build_object(${SINCE}, 'parentId', parent_id) ORDER BY since) AS parents
                     FROM unit_parents GROUP BY unit_id) p USING (unit_id)`);
    return new Map(rows.map((row) => [row.code, toState(row)]));
  }

  /** The version of the whole organisation: it moves with every write of units. */
  async revision(session: Session): Promise<number> {
    const [row] = await session.query<{ revision: number }>(`SELECT revision FROM organisation_revision`);
    return row?.revision ?? 0;
  }

  /**
   * Writes the units in full, the new ones and the changed ones, with everything dated about them, and moves the
   * revision, which it returns. Successions that are new are dated `on`, else the first day of the successor.
   */
  async record(session: Session, units: readonly UnitState[], on: CivilDate | null = null): Promise<number> {
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
        units.map((unit) => plain(unit.name)),
        units.map((unit) => unit.kind),
        units.map((unit) => unit.parentId),
        units.map((unit) => unit.validFrom),
        units.map((unit) => unit.validTo),
        units.map((unit) => unit.areaKm2),
        units.map((unit) => unit.illustrative),
      ],
    );
    await this.recordSuccessions(session, units, on);
    await this.recordNames(session, units);
    await this.recordParents(session, units);
    const [row] = await session.query<{ revision: number }>(
      `UPDATE organisation_revision SET revision = revision + 1 RETURNING revision`,
    );
    return row?.revision ?? 0;
  }

  private async recordSuccessions(session: Session, units: readonly UnitState[], on: CivilDate | null) {
    const links = units.flatMap(({ unitId, validFrom, predecessorIds }) =>
      predecessorIds.map((from) => ({ from, to: unitId, on: on ?? validFrom })),
    );
    const params = [links.map(({ from }) => from), links.map(({ to }) => to)];
    await session.query(
      `DELETE FROM unit_successions s WHERE to_unit_id = ANY($3::uuid[]) AND NOT EXISTS (
         SELECT FROM unnest($1::uuid[], $2::uuid[]) AS kept (f, t) WHERE f = s.from_unit_id AND t = s.to_unit_id)`,
      [...params, units.map((unit) => unit.unitId)],
    );
    await session.query(
      `INSERT INTO unit_successions (from_unit_id, to_unit_id, on_date)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[]) ON CONFLICT DO NOTHING`,
      [...params, links.map((link) => link.on)],
    );
  }

  private async recordNames(session: Session, units: readonly UnitState[]): Promise<void> {
    const names = units.flatMap((unit) => unit.names.map((turn) => ({ ...turn, unitId: unit.unitId })));
    await session.query(`DELETE FROM unit_names WHERE unit_id = ANY($1::uuid[])`, [
      units.map((unit) => unit.unitId),
    ]);
    if (names.length === 0) return;
    await session.query(
      `INSERT INTO unit_names (unit_id, since, name, plain_name)
       SELECT id, coalesce(since, '-infinity'), name, plain
         FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[]) AS turn (id, since, name, plain)`,
      [
        names.map(({ unitId }) => unitId),
        names.map(({ since }) => since),
        names.map(({ name }) => name),
        names.map(({ name }) => plain(name)),
      ],
    );
  }

  private async recordParents(session: Session, units: readonly UnitState[]): Promise<void> {
    const parents = units.flatMap((unit) => unit.parents.map((turn) => ({ ...turn, unitId: unit.unitId })));
    await session.query(`DELETE FROM unit_parents WHERE unit_id = ANY($1::uuid[])`, [
      units.map((unit) => unit.unitId),
    ]);
    if (parents.length === 0) return;
    await session.query(
      `INSERT INTO unit_parents (unit_id, since, parent_id)
       SELECT id, coalesce(since, '-infinity'), parent
         FROM unnest($1::uuid[], $2::date[], $3::uuid[]) AS turn (id, since, parent)`,
      [
        parents.map(({ unitId }) => unitId),
        parents.map(({ since }) => since),
        parents.map(({ parentId }) => parentId),
      ],
    );
  }
}

function plain(name: string): string {
  return toUnaccented(name).toLowerCase();
}

function toState(row: UnitRow): UnitState {
  return {
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    names: row.names ?? [],
    parents: row.parents ?? [],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    areaKm2: row.area_km2,
    illustrative: row.illustrative,
    predecessorIds: row.predecessor_ids ?? [],
  };
}
