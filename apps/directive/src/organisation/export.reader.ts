import { unitKinds, type CivilDate, type UnitKind } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { parentsFirst } from './arrange-tree.js';
import { nationalColumns } from './plan-national-import.js';
import { postColumns } from './plan-post-import.js';
import { procedureColumns } from './plan-procedure-import.js';
import { servicePointColumns } from './plan-service-point-import.js';
import { unitColumns } from './plan-unit-import.js';

/** A list as its import takes it: the same columns, every cell a text. */
export interface ExportedList {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

interface ExportedUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent_code: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly illustrative: string;
}

export type ExportedListName = 'units' | 'national-units' | 'posts' | 'service-points' | 'procedures';

const DAYS = `coalesce(valid_from::text, '') AS valid_from, coalesce(valid_to::text, '') AS valid_to,
  illustrative::text AS illustrative`;
const IN_FORCE = `($1::date IS NULL OR ((valid_from IS NULL OR valid_from <= $1) AND (valid_to IS NULL OR $1 < valid_to)))`;

/** Lists in the form in which they are imported; on a day, or with everything that ever was. */
@Injectable()
export class ExportReader {
  async read(
    session: Session,
    list: ExportedListName,
    asOf: CivilDate | null,
    today: CivilDate,
  ): Promise<ExportedList> {
    switch (list) {
      case 'units':
        return { columns: unitColumns, rows: (await this.units(session, asOf, today)).map(toUnitRow) };
      case 'national-units': {
        const units = await this.units(session, asOf ?? today, today);
        return { columns: nationalColumns, rows: units.filter(isNational).map(toNationalRow) };
      }
      case 'posts':
        return { columns: postColumns, rows: await session.query(POSTS, [asOf]) };
      case 'service-points':
        return { columns: servicePointColumns, rows: await session.query(SERVICE_POINTS, [asOf]) };
      case 'procedures':
        return { columns: procedureColumns, rows: await session.query(PROCEDURES, [asOf]) };
    }
  }

  /** Parents before children, siblings by code, called and placed as on the day, or as today; a parent that is left out is none. */
  private async units(session: Session, asOf: CivilDate | null, today: CivilDate): Promise<ExportedUnit[]> {
    const rows = await session.query<Omit<ExportedUnit, 'parent_code'>>(
      `SELECT unit_id AS "unitId", parent_id AS "parentId", code, name, kind,
              ${DAYS}
         FROM units_on($2::date) WHERE ${IN_FORCE} ORDER BY code COLLATE "C"`,
      [asOf, asOf ?? today],
    );
    const arranged = parentsFirst(rows);
    return arranged.map(({ row, parent }) => ({
      ...row,
      parent_code: parent === null ? '' : (arranged[parent]?.row.code ?? ''),
    }));
  }
}

const POSTS = `
  SELECT o.code AS official_code, u.code AS unit_code, role, p.valid_from::text, coalesce(p.valid_to::text, '') AS valid_to,
         p.illustrative::text AS illustrative
    FROM posts p JOIN officials o USING (official_id) JOIN units u USING (unit_id)
   WHERE $1::date IS NULL OR (p.valid_from <= $1 AND (p.valid_to IS NULL OR $1 < p.valid_to))
   ORDER BY o.code COLLATE "C", p.valid_from, u.code COLLATE "C", role`;

// A place before its counters, each with the unit that runs it last.
const SERVICE_POINTS = `
  SELECT s.code, s.name, s.kind, coalesce(place.code, '') AS point_code,
         (SELECT u.code FROM service_point_units t JOIN units u USING (unit_id)
           WHERE t.service_point_id = s.service_point_id ORDER BY since DESC LIMIT 1) AS unit_code,
         coalesce(s.valid_from::text, '') AS valid_from, coalesce(s.valid_to::text, '') AS valid_to,
         s.illustrative::text AS illustrative
    FROM service_points s LEFT JOIN service_points place ON place.service_point_id = s.point_id
   WHERE $1::date IS NULL
      OR ((s.valid_from IS NULL OR s.valid_from <= $1) AND (s.valid_to IS NULL OR $1 < s.valid_to))
   ORDER BY coalesce(place.code, s.code) COLLATE "C", s.kind DESC, s.code COLLATE "C"`;

const PROCEDURES = `
  SELECT code, name, field, coalesce(procedure_group, '') AS procedure_group, coalesce(legal_basis, '') AS legal_basis,
         ${DAYS} FROM procedures WHERE ${IN_FORCE} ORDER BY code COLLATE "C", procedures.valid_from`;

function toUnitRow({ code, name, kind, parent_code, valid_from, valid_to, illustrative }: ExportedUnit) {
  return { code, name, kind, parent_code, valid_from, valid_to, illustrative };
}

/** Provinces and communes under the codes of the General Statistics Office; nothing invented. */
function isNational({ code, kind, illustrative }: ExportedUnit): boolean {
  const { tier } = unitKinds[kind];
  const pattern = tier === 'province' ? /^\d{2}$/ : tier === 'commune' ? /^\d{5}$/ : /^$/;
  return illustrative === 'false' && pattern.test(code);
}

function toNationalRow({ code, name, kind, parent_code }: ExportedUnit) {
  return { code, full_name: name, type: unitKinds[kind].vi, parent_code };
}
