import type { CalendarVersion, CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { PlacedVersion } from './compose-calendars.js';

/** A version as it is stored: whose it is, and the how manyth of theirs. */
export interface StoredVersion extends CalendarVersion {
  readonly versionId: string;
  /** Null: the whole installation's. */
  readonly unitId: string | null;
  readonly ordinal: number;
  readonly recordedAt: Date;
}

interface VersionRow {
  readonly version_id: string;
  readonly unit_id: string | null;
  readonly ordinal: number;
  readonly valid_from: CivilDate;
  readonly valid_to: CivilDate;
  readonly legal_basis: string[];
  readonly week: CalendarVersion['week'];
  readonly days_off: CalendarVersion['daysOff'];
  readonly swaps: CalendarVersion['swaps'];
  readonly provisional: boolean;
  readonly recorded_at: Date;
}

/** Any number that nothing else in this database locks by. */
const CALENDAR_LOCK = 1_795_651_200_040;

const COLUMNS = `v.version_id, v.unit_id, v.ordinal, v.valid_from::text, v.valid_to::text, v.legal_basis, v.week,
  v.days_off, v.swaps, v.provisional, v.recorded_at`;

const LINE = `WITH RECURSIVE line AS (
    SELECT unit_id AS of_unit, unit_id, parent_id, 0 AS height FROM units WHERE unit_id = ANY($1::uuid[])
    UNION ALL
    SELECT line.of_unit, u.unit_id, u.parent_id, line.height + 1
      FROM units u JOIN line ON u.unit_id = line.parent_id WHERE line.height < 50
  )`;

/** Stores the versions of calendars; none is ever changed. */
@Injectable()
export class CalendarVersionRepository {
  /**
   * Waits until nobody computes a deadline by the calendars as they are, and keeps others waiting until the commit. Others
   * hold rows when they come to a calendar, we come to their rows with it: so no lock is waited for long until `allLocked`.
   */
  async lockForChange(session: Session): Promise<void> {
    await session.query(`SET LOCAL lock_timeout = '400ms'`);
    await session.query(`SELECT pg_advisory_xact_lock($1)`, [CALENDAR_LOCK]);
  }

  /** Every row that the change concerns is held. */
  async allLocked(session: Session): Promise<void> {
    await session.query(`SET LOCAL lock_timeout = DEFAULT`);
  }

  /** Whoever computes a deadline in a transaction stores it before the calendars change. */
  async lockForUse(session: Session): Promise<void> {
    await session.query(`SELECT pg_advisory_xact_lock_shared($1)`, [CALENDAR_LOCK]);
  }

  /** Every version that bears on one of the units, and the installation's. */
  async bearingOn(session: Session, unitIds: readonly string[]): Promise<PlacedVersion[]> {
    const rows = await session.query<VersionRow & { of_unit: string | null; height: number }>(
      `${LINE}
       SELECT line.of_unit, line.height, ${COLUMNS} FROM line JOIN calendar_versions v USING (unit_id)
       UNION ALL
       SELECT NULL, 0, ${COLUMNS} FROM calendar_versions v WHERE v.unit_id IS NULL`,
      [unitIds],
    );
    return rows.map((row) => ({ ofUnit: row.of_unit, height: row.height, version: toVersion(row) }));
  }

  /** How far above each of the units another one stands; units that do not lie below it are left out. */
  async heightsAbove(
    session: Session,
    unitIds: readonly string[],
    holderId: string,
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await session.query<{ of_unit: string; height: number }>(
      `${LINE} SELECT of_unit, height FROM line WHERE unit_id = $2`,
      [unitIds, holderId],
    );
    return new Map(rows.map((row) => [row.of_unit, row.height]));
  }

  async lastOrdinal(session: Session, unitId: string | null): Promise<number> {
    const [row] = await session.query<{ last: number }>(
      `SELECT coalesce(max(ordinal), 0) AS last FROM calendar_versions WHERE unit_id IS NOT DISTINCT FROM $1::uuid`,
      [unitId],
    );
    return row?.last ?? 0;
  }

  /** Latest first. */
  async list(
    session: Session,
    filter: { unitId: string | null; limit: number; before: number | undefined },
  ): Promise<StoredVersion[]> {
    const rows = await session.query<VersionRow>(
      `SELECT ${COLUMNS} FROM calendar_versions v
        WHERE v.unit_id IS NOT DISTINCT FROM $1::uuid AND ($2::int IS NULL OR v.ordinal < $2)
        ORDER BY v.ordinal DESC LIMIT $3`,
      [filter.unitId, filter.before ?? null, filter.limit],
    );
    return rows.map(toVersion);
  }

  async add(session: Session, version: StoredVersion, recordedBy: string): Promise<void> {
    await session.query(
      `INSERT INTO calendar_versions (version_id, unit_id, ordinal, valid_from, valid_to, legal_basis, week, days_off,
                                      swaps, provisional, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        version.versionId,
        version.unitId,
        version.ordinal,
        version.from,
        version.to,
        version.legalBasis,
        JSON.stringify(version.week),
        JSON.stringify(version.daysOff),
        JSON.stringify(version.swaps),
        version.provisional,
        version.recordedAt,
        recordedBy,
      ],
    );
  }
}

function toVersion(row: VersionRow): StoredVersion {
  return {
    versionId: row.version_id,
    unitId: row.unit_id,
    ordinal: row.ordinal,
    from: row.valid_from,
    to: row.valid_to,
    legalBasis: row.legal_basis,
    week: row.week,
    daysOff: row.days_off,
    swaps: row.swaps,
    provisional: row.provisional,
    recordedAt: row.recorded_at,
  };
}
