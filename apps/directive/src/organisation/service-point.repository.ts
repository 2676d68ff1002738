import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ServicePointState, UnitSince } from './service-point-state.js';

/** A service point as it is stored, with the version that a change names in If-Match. */
export interface StoredServicePoint {
  readonly state: ServicePointState;
  readonly version: number;
}

type PointRow = Omit<ServicePointState, 'units'> & {
  readonly units: readonly UnitSince[];
  readonly version: number;
};

const SELECT = `
  SELECT p.service_point_id AS "servicePointId", p.code, p.name, p.kind, p.point_id AS "pointId",
         p.valid_from::text AS "validFrom", p.valid_to::text AS "validTo", p.illustrative, p.version,
         (SELECT json_agg(json_build_object('since', nullif(since, '-infinity'), 'unitId', unit_id) ORDER BY since)
            FROM service_point_units u WHERE u.service_point_id = p.service_point_id) AS units
    FROM service_points p`;

const OF_UNIT = `EXISTS (SELECT FROM service_point_units u
                          WHERE u.service_point_id = p.service_point_id AND u.unit_id = ANY($1::uuid[]))`;

/** Writes service points with the units they belonged to, and reads them back whole. */
@Injectable()
export class ServicePointRepository {
  /**
   * Service points that these units ever ran, and the counters of those, that go on beyond the day; locked against other
   * changes until the transaction ends.
   */
  async openAt(session: Session, unitIds: readonly string[], day: CivilDate): Promise<ServicePointState[]> {
    await session.query(`LOCK TABLE service_points IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await session.query<PointRow>(
      `${SELECT} WHERE (p.valid_to IS NULL OR p.valid_to > $2::date)
         AND (${OF_UNIT} OR p.point_id IN (SELECT service_point_id FROM service_points p WHERE ${OF_UNIT}))
       ORDER BY p.code COLLATE "C"`,
      [unitIds, day],
    );
    return rows.map((row) => toStored(row).state);
  }

  /** All of them by code, locked against other changes until the transaction ends. */
  async loadAll(session: Session): Promise<ReadonlyMap<string, ServicePointState>> {
    await session.query(`LOCK TABLE service_points IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await session.query<PointRow>(SELECT);
    return new Map(rows.map((row) => [row.code, toStored(row).state]));
  }

  /** One by its id, locked until the transaction ends; null where there is none. */
  async lock(session: Session, servicePointId: string): Promise<StoredServicePoint | null> {
    await session.query(`LOCK TABLE service_points IN SHARE ROW EXCLUSIVE MODE`);
    const [row] = await session.query<PointRow>(`${SELECT} WHERE p.service_point_id = $1`, [servicePointId]);
    return row === undefined ? null : toStored(row);
  }

  /** Those in force on a day, or all that ever were, by code; `after` is the last code of the page before. */
  async list(
    session: Session,
    page: {
      readonly unitId: string | null;
      readonly asOf: CivilDate | null;
      readonly after: string | undefined;
      readonly limit: number;
    },
  ): Promise<StoredServicePoint[]> {
    const rows = await session.query<PointRow>(
      `${SELECT} WHERE ($2::date IS NULL OR ((p.valid_from IS NULL OR p.valid_from <= $2) AND (p.valid_to IS NULL OR $2 < p.valid_to)))
         AND ($1::uuid IS NULL OR EXISTS (
           SELECT FROM (SELECT unit_id, since, lead(since) OVER (ORDER BY since) AS until FROM service_point_units u
                         WHERE u.service_point_id = p.service_point_id) AS run
            WHERE run.unit_id = $1 AND ($2::date IS NULL OR (since <= $2 AND (until IS NULL OR $2 < until)))))
         AND ($3::text IS NULL OR p.code COLLATE "C" > $3)
       ORDER BY p.code COLLATE "C" LIMIT $4`,
      [page.unitId, page.asOf, page.after ?? null, page.limit],
    );
    return rows.map(toStored);
  }

  async record(session: Session, points: readonly ServicePointState[]): Promise<void> {
    if (points.length === 0) return;
    await session.query(
      `INSERT INTO service_points (service_point_id, code, name, kind, point_id, valid_from, valid_to, illustrative)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::date[], $7::date[],
                            $8::boolean[])
       ON CONFLICT (service_point_id) DO UPDATE SET
         name = excluded.name, kind = excluded.kind, point_id = excluded.point_id, valid_from = excluded.valid_from,
         valid_to = excluded.valid_to, illustrative = excluded.illustrative, version = service_points.version + 1`,
      [
        points.map((point) => point.servicePointId),
        points.map((point) => point.code),
        points.map((point) => point.name),
        points.map((point) => point.kind),
        points.map((point) => point.pointId),
        points.map((point) => point.validFrom),
        points.map((point) => point.validTo),
        points.map((point) => point.illustrative),
      ],
    );
    const ids = points.map((point) => point.servicePointId);
    await session.query(`DELETE FROM service_point_units WHERE service_point_id = ANY($1::uuid[])`, [ids]);
    const units = points.flatMap(({ servicePointId, units: all }) =>
      all.map((turn) => ({ ...turn, servicePointId })),
    );
    await session.query(
      `INSERT INTO service_point_units (service_point_id, since, unit_id)
       SELECT id, coalesce(since, '-infinity'), unit
         FROM unnest($1::uuid[], $2::date[], $3::uuid[]) AS turn (id, since, unit)`,
      [
        units.map(({ servicePointId }) => servicePointId),
        units.map(({ since }) => since),
        units.map(({ unitId }) => unitId),
      ],
    );
  }
}

function toStored({ version, ...state }: PointRow): StoredServicePoint {
  return { state, version };
}
