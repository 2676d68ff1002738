import { type UnitView } from '@namkhong/contracts/http/directive';
import { type unitRef } from '@namkhong/contracts/http/directive-organisation';
import { toUnaccented, unitKinds, type CivilDate, type TargetUnit, type Validity } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { namePeriods, parentEdges, type NameSince, type ParentSince } from './unit-state.js';

export type UnitRef = z.output<typeof unitRef>;

export interface UnitFilter {
  readonly q: string | undefined;
  readonly asOf: CivilDate;
  readonly parentId: string | undefined;
  readonly limit: number;
  /** The last unit of the page before. */
  readonly after: { readonly name: string; readonly unitId: string } | undefined;
}

interface UnitRow {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent_id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly area_km2: number | null;
  readonly illustrative: boolean;
  readonly predecessors: UnitView['predecessors'];
  readonly successors: UnitView['successors'];
}

interface TurnRows {
  readonly names: readonly NameSince[] | null;
  readonly parents: readonly ParentSince[] | null;
}

const TURNS = `
  (SELECT json_agg(json_build_object('since', nullif(since, '-infinity'), 'name', name) ORDER BY since)
     FROM unit_names WHERE unit_id = u.unit_id) AS names,
  (SELECT json_agg(json_build_object('since', nullif(since, '-infinity'), 'parentId', parent_id) ORDER BY since)
     FROM unit_parents WHERE unit_id = u.unit_id) AS parents`;

const COLUMNS = `u.unit_id, u.code, u.name, u.kind, u.parent_id, u.valid_from::text, u.valid_to::text,
  u.area_km2::float8, u.illustrative,
  (SELECT coalesce(json_agg(json_build_object('unitId', p.unit_id, 'name', p.name) ORDER BY p.name COLLATE "vi-x-icu"),
          '[]') FROM unit_successions s JOIN units p ON p.unit_id = s.from_unit_id
    WHERE s.to_unit_id = u.unit_id) AS predecessors,
  (SELECT coalesce(json_agg(json_build_object('unitId', n.unit_id, 'name', n.name) ORDER BY n.name COLLATE "vi-x-icu"),
          '[]') FROM unit_successions s JOIN units n ON n.unit_id = s.to_unit_id
    WHERE s.from_unit_id = u.unit_id) AS successors`;

const REF = `day.unit_id AS "unitId", day.code, day.name, day.kind`;

const COMMUNAL_KINDS = Object.entries(unitKinds).flatMap(([kind, { tier }]) =>
  tier === 'commune' ? [kind] : [],
);

/** What other capabilities and the public may ask of the organisation. */
@Injectable()
export class UnitReader {
  /** Units valid on the date, by name in Vietnamese order; `q` matches any part of the name, accents aside. */
  async list(session: Session, filter: UnitFilter): Promise<UnitView[]> {
    const rows = await session.query<UnitRow>(
      `SELECT ${COLUMNS} FROM units_on($1::date) u
        WHERE (u.valid_from IS NULL OR u.valid_from <= $1::date) AND (u.valid_to IS NULL OR $1::date < u.valid_to)
          AND ($2::text IS NULL OR strpos(u.plain_name, $2) > 0)
          AND ($3::uuid IS NULL OR u.parent_id = $3)
          AND ($4::text IS NULL OR (u.name COLLATE "vi-x-icu", u.unit_id) > ($4, $5::uuid))
        ORDER BY u.name COLLATE "vi-x-icu", u.unit_id LIMIT $6`,
      [
        filter.asOf,
        filter.q === undefined ? null : toUnaccented(filter.q.trim()).toLowerCase(),
        filter.parentId ?? null,
        filter.after?.name ?? null,
        filter.after?.unitId ?? null,
        filter.limit,
      ],
    );
    return rows.map(toView);
  }

  /** The unit as it is today, with all its names and parents where they changed. */
  async find(session: Session, unitId: string): Promise<UnitView | null> {
    const [row] = await session.query<UnitRow & TurnRows>(
      `SELECT ${COLUMNS}, ${TURNS} FROM units u WHERE u.unit_id = $1`,
      [unitId],
    );
    if (row === undefined) return null;
    const unit = toView(row);
    const names = namePeriods({ ...unit, names: row.names ?? [] });
    const parents = parentEdges({ ...unit, parents: row.parents ?? [] });
    return { ...unit, ...(names && { names }), ...(parents && { parents }) };
  }

  async findByCode(session: Session, code: string): Promise<{ unitId: string; code: string } | null> {
    const [row] = await session.query<{ unit_id: string }>(`SELECT unit_id FROM units WHERE code = $1`, [
      code,
    ]);
    return row === undefined ? null : { unitId: row.unit_id, code };
  }

  /** The days of a unit; null where there is none. */
  async validity(
    session: Session,
    unitId: string,
  ): Promise<(Validity & { readonly unitId: string; readonly code: string }) | null> {
    const [row] = await session.query<Validity & { unitId: string; code: string }>(
      `SELECT unit_id AS "unitId", code, valid_from::text AS "validFrom", valid_to::text AS "validTo"
         FROM units WHERE unit_id = $1`,
      [unitId],
    );
    return row ?? null;
  }

  /** The days of every unit, by code. */
  async validities(
    session: Session,
  ): Promise<ReadonlyMap<string, Validity & { readonly unitId: string; readonly code: string }>> {
    const rows = await session.query<Validity & { unitId: string; code: string }>(
      `SELECT unit_id AS "unitId", code, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM units`,
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** The unit as permissions see it: with every unit above it. Null when there is no such unit. */
  async target(session: Session, unitId: string): Promise<TargetUnit | null> {
    const rows = await session.query<{ unit_id: string }>(
      `WITH RECURSIVE line AS (
         SELECT unit_id, parent_id FROM units WHERE unit_id = $1
         UNION SELECT u.unit_id, u.parent_id FROM units u JOIN line ON u.unit_id = line.parent_id
       ) SELECT unit_id FROM line`,
      [unitId],
    );
    const ids = rows.map((row) => row.unit_id);
    return ids.includes(unitId) ? { unitId, ancestorIds: ids.filter((id) => id !== unitId) } : null;
  }

  /** All units above one on a day, nearest first. */
  async ancestors(session: Session, unitId: string, day: CivilDate): Promise<UnitRef[]> {
    return session.query<UnitRef>(
      `WITH RECURSIVE day AS MATERIALIZED (SELECT * FROM units_on($2::date)), line AS (
         SELECT unit_id, parent_id, ARRAY[unit_id] AS seen FROM day WHERE unit_id = $1
         UNION ALL
         SELECT day.unit_id, day.parent_id, seen || day.unit_id FROM day JOIN line ON day.unit_id = line.parent_id
          WHERE day.unit_id <> ALL (seen)
       )
       SELECT ${REF} FROM line JOIN day USING (unit_id) WHERE unit_id <> $1 ORDER BY cardinality(seen)`,
      [unitId, day],
    );
  }

  /** The units below one that are in force on a day, by code; `after` is the last code of the page before. */
  async descendants(
    session: Session,
    unitId: string,
    page: { readonly day: CivilDate; readonly limit: number | null; readonly after?: string | undefined },
  ): Promise<UnitRef[]> {
    return session.query<UnitRef>(
      `WITH RECURSIVE day AS MATERIALIZED (
         SELECT * FROM units_on($2::date)
          WHERE (valid_from IS NULL OR valid_from <= $2::date) AND (valid_to IS NULL OR $2::date < valid_to)
       ), below AS (
         SELECT unit_id FROM day WHERE parent_id = $1
         UNION SELECT day.unit_id FROM day JOIN below ON day.parent_id = below.unit_id
       )
       SELECT ${REF} FROM below JOIN day USING (unit_id)
        WHERE unit_id <> $1 AND ($4::text IS NULL OR code COLLATE "C" > $4) ORDER BY code COLLATE "C" LIMIT $3`,
      [unitId, page.day, page.limit, page.after ?? null],
    );
  }

  /** Those of the ids that are units in force on the date, with whether each is illustrative. */
  async inForce(
    session: Session,
    unitIds: readonly string[],
    on: CivilDate,
  ): Promise<ReadonlyMap<string, { illustrative: boolean }>> {
    const rows = await session.query<{ unit_id: string; illustrative: boolean }>(
      `SELECT unit_id, illustrative FROM units
        WHERE unit_id = ANY($1::uuid[]) AND (valid_from IS NULL OR valid_from <= $2::date)
          AND (valid_to IS NULL OR $2::date < valid_to)`,
      [unitIds, on],
    );
    return new Map(rows.map(({ unit_id, illustrative }) => [unit_id, { illustrative }]));
  }

  /** Every commune, ward and special zone in force on the date. Illustrative units are addressed by name only. */
  async communesInForce(session: Session, on: CivilDate): Promise<string[]> {
    const rows = await session.query<{ unit_id: string }>(
      `SELECT unit_id FROM units
        WHERE kind = ANY($1::text[]) AND NOT illustrative AND (valid_from IS NULL OR valid_from <= $2::date)
          AND (valid_to IS NULL OR $2::date < valid_to)
        ORDER BY code`,
      [COMMUNAL_KINDS, on],
    );
    return rows.map((row) => row.unit_id);
  }

  async names(session: Session, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ unit_id: string; name: string }>(
      `SELECT unit_id, name FROM units WHERE unit_id = ANY($1::uuid[])`,
      [unitIds],
    );
    return new Map(rows.map((row) => [row.unit_id, row.name]));
  }
}

function toView(row: UnitRow): UnitView {
  return {
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    predecessors: row.predecessors,
    successors: row.successors,
    areaKm2: row.area_km2,
    illustrative: row.illustrative,
  };
}
